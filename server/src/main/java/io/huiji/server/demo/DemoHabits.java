package io.huiji.server.demo;

import java.time.LocalDate;
import java.util.List;

/** How likely each person comes on a day; asked eight million times, so in plain arrays. */
final class DemoHabits {

    /** Visits of a member on an ordinary day as {@link DemoPeople} makes them up, over all of them and the whole time. */
    private static final double USUAL_VISITS = 0.0617;

    private static final double AFTER_LEAVING = 0.0008;
    private static final double WHEN_JOINING = 0.92;
    private static final double AT_MOST = 0.97;
    private static final int BIRTHDAY_TIMES = 4;

    private final double[] visits;
    private final long[] joins;
    private final long[] leaves;
    private final int[] birthdays;
    private final boolean[] founder;
    private final double busy;

    DemoHabits(DemoPlan plan, List<DemoPerson> people, DemoSeasons seasons) {
        visits = people.stream().mapToDouble(DemoPerson::visits).toArray();
        joins = people.stream().mapToLong(person -> person.joins().toEpochDay()).toArray();
        leaves = people.stream().mapToLong(person -> person.leaves().toEpochDay()).toArray();
        birthdays = people.stream().mapToInt(DemoPerson::birthdayInYear).toArray();
        founder = new boolean[visits.length];
        for (int i = 0; i < founder.length; i++) {
            founder[i] = people.get(i).isFounder();
        }
        busy = plan.size().receipts() / (USUAL_VISITS * memberDays(plan, seasons));
    }

    /** What makes the chain as busy as its size says, be its last month young or old. */
    double busy() {
        return busy;
    }

    private double memberDays(DemoPlan plan, DemoSeasons seasons) {
        double sum = 0;
        int joined = 0;
        for (LocalDate day = plan.firstDay(); !day.isAfter(plan.lastDay()); day = day.plusDays(1)) {
            while (joined < joins.length && joins[joined] <= day.toEpochDay()) {
                joined++;
            }
            sum += joined * seasons.of(day);
        }
        return sum;
    }

    /** Whoever has just joined buys; birthdays are a reason to come. */
    double chance(int person, LocalDate day, double want) {
        long today = day.toEpochDay();
        if (joins[person] == today) {
            return founder[person] ? visits[person] * want : WHEN_JOINING;
        }
        double usual = today < leaves[person] ? visits[person] : AFTER_LEAVING;
        return Math.min(AT_MOST, usual * want * (birthdays[person] == DemoPerson.dayOfYear(day) ? BIRTHDAY_TIMES : 1));
    }
}
