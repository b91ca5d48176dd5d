package io.huiji.server.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys tea.
 *
 * @param index place among all, in the order they joined
 * @param store index of the store where she joined and mostly buys
 * @param second index of the one she also goes to
 * @param channel by which she joined
 * @param visits how many times she comes on an ordinary day of hers, on average
 * @param leaves from then on she hardly comes any more
 * @param office whether she orders for a whole office
 * @param eager percentage of chances to redeem that she takes
 */
record DemoPerson(
        int index, String phone, String name, @Nullable LocalDate birthday, int store, int second, String channel, LocalDate joins, double visits,
        LocalDate leaves, boolean office, int eager) {

    static final String FOUNDER = "import";

    /** Whether she was a member before there was Huiji. */
    boolean isFounder() {
        return channel.equals(FOUNDER);
    }

    /** As a number that {@link #dayOfYear} gives; −1: not known. */
    int birthdayInYear() {
        return birthday == null ? -1 : dayOfYear(birthday);
    }

    /** The same in every year. */
    static int dayOfYear(LocalDate day) {
        return day.getMonthValue() * 100 + day.getDayOfMonth();
    }
}
