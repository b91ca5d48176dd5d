package io.huiji.engine.programme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All conditions that are given must hold; an empty list or {@code null} asks nothing. Category and product conditions choose lines,
 * the others the whole receipt. Days and times are those of the store's zone.
 *
 * @param weekdays 1 (Monday) to 7
 * @param minFen net amount of the receipt's earning lines, in fen
 */
public record When(
        List<String> tiers,
        List<String> categories,
        List<String> products,
        List<String> notCategories,
        List<String> notProducts,
        List<String> stores,
        List<String> channels,
        List<Integer> weekdays,
        List<TimeSlot> timeSlots,
        @Nullable DateRange dates,
        @Nullable Birthday birthday,
        @Nullable Long minFen,
        @Nullable Visits visits,
        boolean firstPurchase) {

    /** {@code from} included, {@code to} excluded; {@code to} ≤ {@code from} crosses midnight; {@code to} 00:00 is the end of the day. */
    public record TimeSlot(LocalTime from, LocalTime to) {}

    /** Both days included. */
    public record DateRange(LocalDate from, LocalDate to) {}

    /** The member's birthday or its month; 29 February is kept on 28 February in other years. */
    public enum Birthday { DAY, MONTH }

    /** Every {@code every}-th visit within {@code windowDays} calendar days, today included. */
    public record Visits(int every, int windowDays) {}
}
