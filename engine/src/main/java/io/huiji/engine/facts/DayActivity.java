package io.huiji.engine.facts;

import java.time.LocalDate;
import java.util.HashMap;
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
        LocalDate day, long spendFen, long grantedPoints, long netPoints, int visits, Map<String, Long> byRule) {

    /** Both added; the day is this one's. */
    public DayActivity plus(DayActivity other) {
        Map<String, Long> counted = byRule;
        if (!other.byRule.isEmpty()) {
            Map<String, Long> sums = new HashMap<>(byRule);
            other.byRule.forEach((cap, points) -> sums.merge(cap, points, Math::addExact));
            counted = sums;
        }
        return new DayActivity(day, Math.addExact(spendFen, other.spendFen), Math.addExact(grantedPoints, other.grantedPoints),
                Math.addExact(netPoints, other.netPoints), visits + other.visits, counted);
    }
}
