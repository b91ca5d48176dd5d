package io.huiji.server.insight.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calendar days, both included. */
public record Period(LocalDate from, LocalDate to) {

    /** Most days of a period: ten years. */
    public static final int DAYS_MAX = 3_660;

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    /** Named periods; those that go on end today. */
    public enum Preset { TODAY, LAST_7_DAYS, LAST_30_DAYS, THIS_MONTH, LAST_MONTH, THIS_YEAR, LAST_YEAR, CUSTOM }

    /** What a period is compared with. */
    public enum Compare { PREVIOUS, LAST_YEAR, NONE }

    /** How a period is cut. */
    public enum Granularity {
        DAY, WEEK, MONTH;

        /** First day of the slice that a day lies in; weeks begin on Monday. */
        public LocalDate startOf(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        LocalDate next(LocalDate start) {
            return switch (this) {
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
            };
        }
    }

    /** @throws IllegalArgumentException {@code CUSTOM}, which is given by its days */
    public static Period of(Preset preset, LocalDate today) {
        return switch (preset) {
            case TODAY -> new Period(today, today);
            case LAST_7_DAYS -> new Period(today.minusDays(6), today);
            case LAST_30_DAYS -> new Period(today.minusDays(29), today);
            case THIS_MONTH -> new Period(today.withDayOfMonth(1), today);
            case LAST_MONTH -> month(YearMonth.from(today).minusMonths(1));
            case THIS_YEAR -> new Period(today.withDayOfYear(1), today);
            case LAST_YEAR -> new Period(today.withDayOfYear(1).minusYears(1), today.withDayOfYear(1).minusDays(1));
            case CUSTOM -> throw new IllegalArgumentException("given by its days");
        };
    }

    private static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /**
     * What it is compared with. The one before: of a whole month the month before, of a month or year so far the same days of the one before, else as many
     * days before. {@code null}: nothing.
     *
     * <pre>  2026-11-01 … 2026-11-27  previous    →  2026-10-01 … 2026-10-27
     *        2026-03-01 … 2026-03-31  previous    →  2026-02-01 … 2026-02-28
     *        2028-02-29               last year   →  2027-02-28 </pre>
     */
    public @Nullable Period compared(Preset preset, Compare compare) {
        return switch (compare) {
            case NONE -> null;
            case LAST_YEAR -> new Period(from.minusYears(1), yearBefore(to));
            case PREVIOUS -> previous(preset);
        };
    }

    private Period previous(Preset preset) {
        boolean wholeMonth = from.getDayOfMonth() == 1 && to.equals(YearMonth.from(from).atEndOfMonth());
        if (wholeMonth) {
            return month(YearMonth.from(from).minusMonths(1));
        }
        return switch (preset) {
            case THIS_MONTH -> new Period(from.minusMonths(1), to.minusMonths(1));
            case THIS_YEAR, LAST_YEAR -> new Period(from.minusYears(1), yearBefore(to));
            default -> new Period(from.minusDays(days()), from.minusDays(1));
        };
    }

    /** The last day of a February stays the last day. */
    private static LocalDate yearBefore(LocalDate day) {
        boolean lastOfMonth = day.equals(YearMonth.from(day).atEndOfMonth());
        return lastOfMonth ? YearMonth.from(day).minusYears(1).atEndOfMonth() : day.minusYears(1);
    }

    /** The months that lie in it whole; {@code null}: none does. */
    public @Nullable Period wholeMonths() {
        LocalDate first = from.getDayOfMonth() == 1 ? from : YearMonth.from(from).plusMonths(1).atDay(1);
        LocalDate last = to.equals(YearMonth.from(to).atEndOfMonth()) ? to : to.withDayOfMonth(1).minusDays(1);
        return last.isBefore(first) ? null : new Period(first, last);
    }

    /** Cut at the borders of days, weeks or months; the first and the last slice may be shorter. */
    public List<Period> slices(Granularity granularity) {
        List<Period> slices = new ArrayList<>();
        for (LocalDate start = from; !start.isAfter(to);) {
            LocalDate next = granularity.next(granularity.startOf(start));
            slices.add(new Period(start, next.isAfter(to) ? to : next.minusDays(1)));
            start = next;
        }
        return slices;
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
