package io.huiji.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up the members: who, since when, where, how often. Phone numbers are counted up and are nobody's. */
final class DemoPeople {

    private static final String PHONE = "138%08d";
    private static final int BIRTHDAY_KNOWN_PERCENT = 78;
    private static final LocalDate NEVER = LocalDate.MAX;

    /** How many of a hundred come how often: at least and at most in a thousand days. */
    private enum Habit {
        HEAVY(5, 220, 440), REGULAR(26, 70, 155), LIGHT(44, 14, 42), PASSING(25, 50, 150);

        private final int percent;
        private final int least;
        private final int most;

        Habit(int percent, int least, int most) {
            this.percent = percent;
            this.least = least;
            this.most = most;
        }

        static Habit draw(SplittableRandom random) {
            int at = random.nextInt(100);
            for (Habit habit : values()) {
                at -= habit.percent;
                if (at < 0) {
                    return habit;
                }
            }
            throw new IllegalStateException("percentages");
        }
    }

    private final DemoPlan plan;
    private final DemoSeed seed;
    private final DemoSeasons seasons;
    private final SplittableRandom random;

    private DemoPeople(DemoPlan plan, DemoSeed seed) {
        DemoRandom streams = new DemoRandom(plan.seed());
        this.plan = plan;
        this.seed = seed;
        this.seasons = new DemoSeasons(streams);
        this.random = streams.of("people");
    }

    /** In the order they join. */
    static List<DemoPerson> of(DemoPlan plan, DemoSeed seed) {
        return new DemoPeople(plan, seed).all();
    }

    private List<DemoPerson> all() {
        LocalDate[] joins = joins();
        List<DemoPerson> people = new ArrayList<>(joins.length);
        for (int i = 0; i < joins.length; i++) {
            people.add(person(i, joins[i], i < plan.size().founders()));
        }
        return people;
    }

    /** Founders on the first day; the others until yesterday, as the chain becomes known, on busy days more; and those who may come by today. */
    private LocalDate[] joins() {
        List<LocalDate> days = plan.firstDay().datesUntil(plan.lastDay()).toList();
        double[] until = new double[days.size()];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += seasons.of(days.get(i)) * (0.7 + 0.6 * i / until.length);
            until[i] = sum;
        }
        LocalDate[] joins = new LocalDate[plan.size().members() + plan.size().members() / days.size()];
        Arrays.fill(joins, plan.lastDay());
        Arrays.fill(joins, 0, plan.size().founders(), plan.firstDay());
        for (int i = plan.size().founders(); i < plan.size().members(); i++) {
            int at = Arrays.binarySearch(until, random.nextDouble() * sum);
            joins[i] = days.get(at < 0 ? -at - 1 : at);
        }
        Arrays.sort(joins);
        return joins;
    }

    private DemoPerson person(int index, LocalDate joins, boolean founder) {
        Habit habit = Habit.draw(random);
        double visits = (habit.least + random.nextInt(habit.most - habit.least)) / 1000.0;
        LocalDate leaves = habit == Habit.PASSING ? joins.plusDays(15 + random.nextInt(75)) : random.nextInt(100) < 12 ? joins.plusDays(60 + random.nextInt(300)) : NEVER;
        LocalDate birthday = LocalDate.of(1972, 1, 1).plusDays(random.nextInt(38 * 365));
        int store = store(joins);
        int channel = random.nextInt(100);
        String by = founder ? DemoPerson.FOUNDER : channel < 52 ? "till" : channel < 80 ? "mini_program" : channel < 94 ? "member-page" : "delivery";
        return new DemoPerson(index, PHONE.formatted(index + 1), DemoNames.draw(random), random.nextInt(100) < BIRTHDAY_KNOWN_PERCENT ? birthday : null,
                store, near(store), by, joins, visits, leaves, random.nextInt(100) < 1, 2 + random.nextInt(13));
    }

    private int store(LocalDate day) {
        while (true) {
            int at = random.nextInt(seed.stores().stream().mapToInt(DemoSeed.Store::weight).sum());
            for (int i = 0; i < seed.stores().size(); i++) {
                at -= seed.stores().get(i).weight();
                if (at < 0) {
                    if (opens(i).isAfter(day)) {
                        break;
                    }
                    return i;
                }
            }
        }
    }

    /** Another one of the same city, where there is one. */
    private int near(int store) {
        int[] others = java.util.stream.IntStream.range(0, seed.stores().size())
                .filter(i -> i != store && seed.stores().get(i).city().equals(seed.stores().get(store).city())).toArray();
        return others.length == 0 ? store : others[random.nextInt(others.length)];
    }

    private LocalDate opens(int store) {
        return plan.firstDay().plusDays(seed.stores().get(store).opensAfterDays());
    }
}
