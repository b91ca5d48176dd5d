package io.huiji.engine.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the member stands on the ladder, and her totals since enrolment. Days are the programme's.
 *
 * @param tier {@code null}: never rated, i.e. the base tier
 * @param qualifiedUntil last day of the holding period
 * @param carryFen weighted fen counted so far where carry-over is on
 */
public record Standing(
        @Nullable String tier,
        @Nullable LocalDate tierSince,
        @Nullable LocalDate qualifiedUntil,
        @Nullable LocalDate lastSpendDay,
        long lifetimeSpendFen,
        long lifetimePoints,
        long lifetimeVisits,
        long carryFen) {

    public static final Standing NEW = new Standing(null, null, null, null, 0, 0, 0, 0);
}
