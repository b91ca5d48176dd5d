package io.huiji.engine.tier;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Tiers;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts toward a tier on a day: spend, points or visits of the window that ends with that day (T3).
 * <pre>
 *   rolling 30 days, 1200 on day 1 and 800 on day 30  →  2000 on day 30
 *                    1200 on day 1 and 800 on day 31  →   800 on day 31
 * </pre>
 */
final class QualifyingWindow {

    private static final int LONGEST_MONTH = 31;
    private static final int LONGEST_QUARTER = 92;
    private static final int LONGEST_YEAR = 366;

    private final Tiers tiers;

    QualifyingWindow(Tiers tiers) {
        this.tiers = tiers;
    }

    int days() {
        return switch (tiers.window().kind()) {
            case ROLLING -> tiers.window().days();
            case MONTH -> LONGEST_MONTH;
            case QUARTER -> LONGEST_QUARTER;
            case YEAR -> LONGEST_YEAR;
            case LIFETIME -> 0;
        };
    }

    /**
     * @param totals lifetime totals, the change included
     * @param change not yet among the days
     */
    long measure(Standing totals, List<DayActivity> days, @Nullable DayActivity change, long lastDay) {
        if (tiers.window().kind() == Tiers.Window.Kind.LIFETIME) {
            return switch (tiers.measure()) {
                case SPEND -> totals.lifetimeSpendFen();
                case POINTS -> totals.lifetimePoints();
                case VISITS -> totals.lifetimeVisits();
            };
        }
        long firstDay = firstDay(lastDay);
        long sum = change == null ? 0 : within(change, firstDay, lastDay);
        for (int i = 0; i < days.size(); i++) {
            sum = Math.addExact(sum, within(days.get(i), firstDay, lastDay));
        }
        return sum;
    }

    private long within(DayActivity activity, long firstDay, long lastDay) {
        long day = activity.day().toEpochDay();
        if (day < firstDay || day > lastDay) {
            return 0;
        }
        return switch (tiers.measure()) {
            case SPEND -> activity.spendFen();
            case POINTS -> activity.netPoints();
            case VISITS -> activity.visits();
        };
    }

    private long firstDay(long lastDay) {
        if (tiers.window().kind() == Tiers.Window.Kind.ROLLING) {
            return lastDay - tiers.window().days() + 1;
        }
        return firstOfCalendar(LocalDate.ofEpochDay(lastDay)).toEpochDay();
    }

    /** Whether the window is a month, quarter or year of the calendar. */
    boolean isCalendar() {
        return switch (tiers.window().kind()) {
            case MONTH, QUARTER, YEAR -> true;
            case ROLLING, LIFETIME -> false;
        };
    }

    /** The last day of the calendar window that a day lies in. */
    LocalDate lastDayOf(long day) {
        LocalDate first = firstOfCalendar(LocalDate.ofEpochDay(day));
        return switch (tiers.window().kind()) {
            case MONTH -> first.plusMonths(1).minusDays(1);
            case QUARTER -> first.plusMonths(3).minusDays(1);
            case YEAR -> first.plusYears(1).minusDays(1);
            case ROLLING, LIFETIME -> throw new IllegalStateException("not a calendar window");
        };
    }

    private LocalDate firstOfCalendar(LocalDate day) {
        return switch (tiers.window().kind()) {
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
            case ROLLING, LIFETIME -> LocalDate.EPOCH;
        };
    }
}
