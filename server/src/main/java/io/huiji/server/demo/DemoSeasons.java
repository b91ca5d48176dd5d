package io.huiji.server.demo;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;

/** How much tea people want on a day: summers, weekends, holidays, the weather. 1 is an ordinary day. */
final class DemoSeasons {

    private static final double[] OF_MONTH = {0.90, 0.84, 0.92, 1.00, 1.08, 1.18, 1.28, 1.26, 1.08, 1.02, 0.94, 0.92};
    private static final double[] OF_WEEKDAY = {0.86, 0.87, 1.02, 0.90, 1.06, 1.30, 1.22};

    /** Holidays of every year; the spring festival moves. */
    private static final Map<MonthDay, Double> HOLIDAYS = Map.ofEntries(
            Map.entry(MonthDay.of(1, 1), 1.45), Map.entry(MonthDay.of(2, 14), 1.40), Map.entry(MonthDay.of(3, 8), 1.25), Map.entry(MonthDay.of(5, 1), 1.60),
            Map.entry(MonthDay.of(5, 2), 1.55), Map.entry(MonthDay.of(5, 3), 1.45), Map.entry(MonthDay.of(5, 20), 1.40), Map.entry(MonthDay.of(6, 1), 1.30),
            Map.entry(MonthDay.of(10, 1), 1.60), Map.entry(MonthDay.of(10, 2), 1.60), Map.entry(MonthDay.of(10, 3), 1.50), Map.entry(MonthDay.of(10, 4), 1.40),
            Map.entry(MonthDay.of(10, 5), 1.35), Map.entry(MonthDay.of(11, 11), 1.35), Map.entry(MonthDay.of(12, 24), 1.45), Map.entry(MonthDay.of(12, 25), 1.40),
            Map.entry(MonthDay.of(12, 31), 1.40));

    private static final Map<Integer, LocalDate> SPRING_FESTIVALS = Map.of(2025, LocalDate.of(2025, 1, 29), 2026, LocalDate.of(2026, 2, 17),
            2027, LocalDate.of(2027, 2, 6), 2028, LocalDate.of(2028, 1, 26), 2029, LocalDate.of(2029, 2, 13), 2030, LocalDate.of(2030, 2, 3));

    private static final Set<Month> HOT = Set.of(Month.MAY, Month.JUNE, Month.JULY, Month.AUGUST, Month.SEPTEMBER);
    private static final Set<Month> COLD = Set.of(Month.NOVEMBER, Month.DECEMBER, Month.JANUARY, Month.FEBRUARY);

    private final DemoRandom random;

    DemoSeasons(DemoRandom random) {
        this.random = random;
    }

    double of(LocalDate day) {
        double weather = 0.90 + 0.20 * random.of("weather", day).nextDouble();
        return month(day) * OF_WEEKDAY[day.getDayOfWeek().getValue() - 1] * holiday(day) * weather;
    }

    /** From the middle of a month to the middle of the next, so that no month begins with a jump. */
    private static double month(LocalDate day) {
        double here = OF_MONTH[day.getMonthValue() - 1];
        double into = (day.getDayOfMonth() - 0.5) / day.lengthOfMonth() - 0.5;
        double other = OF_MONTH[(into < 0 ? day.minusMonths(1) : day.plusMonths(1)).getMonthValue() - 1];
        return here + (other - here) * Math.abs(into);
    }

    private static double holiday(LocalDate day) {
        LocalDate spring = SPRING_FESTIVALS.get(day.getYear());
        long after = spring == null ? Long.MAX_VALUE : day.toEpochDay() - spring.toEpochDay();
        if (after >= -2 && after <= 1) {
            return 0.45;   // everybody is at home
        }
        return after >= 2 && after <= 6 ? 1.40 : HOLIDAYS.getOrDefault(MonthDay.from(day), 1.0);
    }

    /** How a kind of product sells beside its yearly mean, as a percentage. */
    static int taste(String category, LocalDate day) {
        boolean hot = HOT.contains(day.getMonth());
        boolean cold = COLD.contains(day.getMonth());
        return switch (category) {
            case "hot-drink" -> cold ? 220 : hot ? 15 : 80;
            case "fruit-tea" -> cold ? 60 : hot ? 170 : 100;
            case "retail", "gift-card" -> holiday(day) > 1.2 ? 250 : 90;
            default -> 100;
        };
    }
}
