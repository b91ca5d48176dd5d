package io.huiji.server.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which chain it is: the same three give the same chain, but for how much of its last day has passed.
 *
 * @param endsAt nothing happens later
 */
record DemoPlan(long seed, DemoSize size, Instant endsAt) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    LocalDate lastDay() {
        return endsAt.atZone(ZONE).toLocalDate();
    }

    /** The first of a month. */
    LocalDate firstDay() {
        return lastDay().withDayOfMonth(1).minusMonths(size.months());
    }
}
