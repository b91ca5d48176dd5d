package io.huiji.server.demo;

import io.huiji.server.complaint.Complaint;
import io.huiji.server.demo.Happening.Sale;
import io.huiji.server.demo.Happening.Way;
import io.huiji.server.desk.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes up what happens, day by day from the first. Pure: the same plan gives the same days. */
final class DemoDays {

    private static final int[] PRICES = {100, 150, 200, 300, 500};
    private static final String[] CHANNELS = {"till", "till", "till", "till", "till", "till", "mini_program", "mini_program", "mini_program", "delivery"};
    /** Stores of railway stations never close. */
    private static final String NEVER_CLOSES = "站店";
    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String[] MISSING = {"这单没有给我加积分", "扫了会员码,积分没到账", "店员说已登记,但没有看到积分"};
    private static final String[] WRONG = {"会员日应该双倍吧?", "感觉少算了,麻烦看一下", "退款后扣多了"};
    private static final String[] ANSWERS = {"您好,已核对,这单积分已在明细中,感谢支持!", "您好,纸袋和礼品卡不参与积分,其余已如数入账。", "抱歉让您久等,已为您核实,积分按当时的规则计算无误。"};

    private final DemoPlan plan;
    private final DemoSeed seed;
    private final List<DemoPerson> people;
    private final DemoRandom streams;
    private final DemoSeasons seasons;
    private final DemoBaskets baskets;
    private final DemoPurses purses;
    private final DemoHabits habits;
    private final ZoneId[] zones;
    private final boolean[] allNight;
    private final int[] numbers;
    private final Map<LocalDate, List<Happening>> later = new HashMap<>();
    private LocalDate day;
    private int joined;

    DemoDays(DemoPlan plan, DemoSeed seed, List<DemoPerson> people) {
        this.plan = plan;
        this.seed = seed;
        this.people = people;
        streams = new DemoRandom(plan.seed());
        seasons = new DemoSeasons(streams);
        baskets = new DemoBaskets(seed);
        purses = new DemoPurses(plan, people.size());
        habits = new DemoHabits(plan, people, seasons);
        zones = seed.stores().stream().map(store -> ZoneId.of(store.zone())).toArray(ZoneId[]::new);
        allNight = new boolean[zones.length];
        for (int i = 0; i < allNight.length; i++) {
            allNight[i] = seed.stores().get(i).name().endsWith(NEVER_CLOSES);
        }
        numbers = new int[zones.length];
        day = plan.firstDay();
    }

    /**
     * @param joiners who joins on that day
     * @param happenings oldest first
     */
    record Day(LocalDate date, List<DemoPerson> joiners, List<Happening> happenings) {}

    boolean hasNext() {
        return !day.isAfter(plan.lastDay());
    }

    Day next() {
        SplittableRandom random = streams.of("day", day);
        int before = joined;
        while (joined < people.size() && !people.get(joined).joins().isAfter(day)) {
            joined++;
        }
        baskets.open(day);
        purses.open(day);
        java.util.Arrays.fill(numbers, 0);
        List<Happening> happenings = new ArrayList<>(later.getOrDefault(day, List.of()));
        later.remove(day);
        double want = seasons.of(day) * habits.busy();
        for (int i = 0; i < joined; i++) {
            if (random.nextDouble() < habits.chance(i, day, want)) {
                visit(people.get(i), random, happenings);
            }
        }
        if (day.equals(plan.lastDay())) {
            happenings.removeIf(one -> one.at().isAfter(plan.endsAt()));
        }
        happenings.sort(Comparator.comparing(Happening::at));
        Day made = new Day(day, people.subList(before, joined), happenings);
        day = day.plusDays(1);
        return made;
    }

    /** Who paid most lately, as it looks on the last day. */
    List<DemoPerson> best(int count) {
        return purses.best(count).stream().map(people::get).toList();
    }

    private void visit(DemoPerson person, SplittableRandom random, List<Happening> happenings) {
        int store = store(person, random);
        LocalTime time = DemoHours.draw(day, allNight[store] && !person.joins().equals(day), random);
        Instant at = day.atTime(time).atZone(zones[store]).toInstant();
        String number = day.format(NUMBER) + "-" + (1001 + numbers[store]++);
        int chance = random.nextInt(1000);
        boolean forgotHerCode = chance < 35 && !person.joins().equals(day);
        Sale sale = new Sale(at, forgotHerCode ? Happening.NOBODY : person.index(), store, number, CHANNELS[random.nextInt(CHANNELS.length)],
                baskets.fill(person.office(), random));
        happenings.add(sale);
        if (forgotHerCode) {
            if (random.nextInt(100) < 12) {
                happen(new Happening.LateCredit(at.plus(Duration.ofMinutes(20 + random.nextInt(6 * 24 * 60))), person.index(), sale), happenings);
            }
            return;
        }
        purses.earn(person.index(), baskets.pointsAtLeast(sale), sale.totalFen());
        if (chance < 57) {
            refund(sale, random, happenings);
        } else if (random.nextInt(100) < person.eager()) {
            spend(person, sale, random, happenings);
        }
        if (random.nextInt(4000) == 0) {
            complain(sale, random, happenings);
        }
    }

    /** Where she joined, near there, or anywhere in the country when she travels. */
    private int store(DemoPerson person, SplittableRandom random) {
        int chance = random.nextInt(100);
        int store = chance < 74 || person.joins().equals(day) ? person.store() : chance < 94 ? person.second() : random.nextInt(zones.length);
        return day.isBefore(plan.firstDay().plusDays(seed.stores().get(store).opensAfterDays())) ? person.store() : store;
    }

    private void refund(Sale sale, SplittableRandom random, List<Happening> happenings) {
        boolean part = sale.lines().size() > 1 && random.nextInt(100) < 60;
        int line = random.nextInt(sale.lines().size());
        Order.Part of = part ? new Order.Part.Lines(List.of(new Order.LinePart(line + 1, sale.lines().get(line).amountFen(), null))) : new Order.Part.Whole();
        long lost = part ? Math.min(baskets.pointsAtLeast(sale), sale.lines().get(line).amountFen() / 100 + 1) : baskets.pointsAtLeast(sale);
        purses.earn(sale.person(), -lost, 0);
        int minutes = random.nextInt(100) < 80 ? 2 + random.nextInt(25) : 60 + random.nextInt(3 * 24 * 60);
        happen(new Happening.Refund(sale.at().plus(Duration.ofMinutes(minutes)), sale, of), happenings);
    }

    private void spend(DemoPerson person, Sale sale, SplittableRandom random, List<Happening> happenings) {
        int has = purses.atLeast(person.index());
        int affordable = 0;
        while (affordable < PRICES.length && PRICES[affordable] <= has) {
            affordable++;
        }
        if (affordable == 0) {
            return;
        }
        int points = PRICES[random.nextInt(affordable)];
        int way = random.nextInt(100);
        Way how = way < 86 ? Way.AT_ONCE : way < 97 ? Way.HELD : Way.FORGOTTEN;
        if (how != Way.FORGOTTEN) {
            purses.spend(person.index(), points);
        }
        var spend = new Happening.Spend(sale.at().plusSeconds(40 + random.nextInt(90)), person.index(), sale.store(), points, how);
        happenings.add(spend);
        if (how == Way.HELD) {
            happenings.add(new Happening.Fetch(spend.at().plus(Duration.ofMinutes(5 + random.nextInt(75))), spend));
        }
    }

    private void complain(Sale sale, SplittableRandom random, List<Happening> happenings) {
        boolean missing = random.nextBoolean();
        String note = missing ? MISSING[random.nextInt(MISSING.length)] : WRONG[random.nextInt(WRONG.length)];
        Instant at = sale.at().plus(Duration.ofMinutes(30 + random.nextInt(24 * 60)));
        var complain = new Happening.Complain(at, sale, missing ? Complaint.Kind.MISSING : Complaint.Kind.WRONG, note);
        happen(complain, happenings);
        if (random.nextInt(100) < 85) {
            happen(new Happening.Answer(at.plus(Duration.ofMinutes(60 + random.nextInt(3 * 24 * 60))), complain, ANSWERS[random.nextInt(ANSWERS.length)]), happenings);
        }
    }

    /** Today or on a later day. */
    private void happen(Happening one, List<Happening> today) {
        LocalDate on = one.at().atZone(DemoPlan.ZONE).toLocalDate();
        if (on.isAfter(day)) {
            later.computeIfAbsent(on, _ -> new ArrayList<>()).add(one);
        } else {
            today.add(one);
        }
    }
}
