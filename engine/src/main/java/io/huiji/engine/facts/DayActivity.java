package io.huiji.engine.facts;

import java.time.LocalDate;
import java.util.Map;

/**
 * One member's calendar day (programme's zone, day of the event).
 *
 * @param spendFen net of refunds of that day's receipts
 * @param grantedPoints granted on that day; refunds do not lower it
 * @param netPoints granted less clawed back
 * @param visits receipts that still stand
 * @param byRule counters of the caps that are limited to a rule or to stores, by the cap's code
 */
public record DayActivity(
        LocalDate day, long spendFen, long grantedPoints, long netPoints, int visits, Map<String, Long> byRule) {}
