package io.huiji.server.demo;

import io.huiji.engine.decision.Decision;
import io.huiji.server.demo.DemoMembers.Joiner;
import io.huiji.server.demo.Happening.Fetch;
import io.huiji.server.demo.Happening.LateCredit;
import io.huiji.server.demo.Happening.Refund;
import io.huiji.server.demo.Happening.Sale;
import io.huiji.server.demo.Happening.Spend;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.StoreReceipts;
import io.huiji.server.desk.Upkeep;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One day after the other: moves the clock to each thing that happens and hands it to the desk. At most a few hundred wait for their answer, and a day ends when
 * all of it is in the books: so everything is booked on its day, and within half a day of when it happened, yet in batches as large as the desk likes them.
 */
final class DemoPassing {

    private static final Duration TO_THE_BOOKS = Duration.ofSeconds(2);
    /** A batch of nothing but new purchases is the cheapest (decision 11), so whatever else happens is gathered and handed in together. */
    private static final int TOGETHER = 96;
    /** As many last days are settled one by one, as the overview shows them; the weeks before, once a week. */
    private static final int SETTLED_DAILY = 31;
    private static final Executor BESIDE = Thread::startVirtualThread;

    private final DemoPlan plan;
    private final DemoClock clock;
    private final DemoOrders orders;
    private final DemoDesk desk;
    private final StoreReceipts storeReceipts;
    private final DemoComplaints complaints;
    private final List<StoreReceipts.Anonymous> nobodys = new ArrayList<>();
    private final List<Runnable> others = new ArrayList<>();
    private final Map<Spend, CompletableFuture<Answer>> held = new HashMap<>();
    /** Who joins today, and whether all of them are enrolled: what they do waits for that, what others do does not. */
    private final Set<Integer> joining = new HashSet<>();
    private CompletableFuture<Void> enrolment = CompletableFuture.completedFuture(null);

    DemoPassing(DemoPlan plan, DemoClock clock, DemoOrders orders, DemoDesk desk, StoreReceipts storeReceipts, DemoComplaints complaints) {
        this.plan = plan;
        this.clock = clock;
        this.orders = orders;
        this.desk = desk;
        this.storeReceipts = storeReceipts;
        this.complaints = complaints;
    }

    void pass(DemoDays.Day day, Consumer<List<Joiner>> enrol, Upkeep upkeep) {
        Instant begins = day.date().atTime(DemoHours.DAY_BEGINS).atZone(DemoPlan.ZONE).toInstant();
        List<Happening> all = day.happenings();
        int night = (int) all.stream().takeWhile(one -> one.at().isBefore(begins)).count();
        all.subList(0, night).forEach(this::happen);
        if (!begins.isAfter(plan.endsAt())) {
            clock.travelTo(begins);
            if (isSettling(day.date())) {
                upkeep.settle();
            }
            List<Joiner> joiners = joiners(day, begins);
            joiners.forEach(joiner -> joining.add(joiner.person().index()));
            enrolment = CompletableFuture.runAsync(() -> enrol.accept(joiners), BESIDE);
            // Among the first of the day's other orders.
            joiners.stream().filter(joiner -> !joiner.person().isFounder()).forEach(joiner -> others.add(() -> ask(orders.welcome(joiner.person(), begins))));
        }
        all.subList(night, all.size()).forEach(this::happen);
        together();
        desk.drain();
        held.clear();
        joining.clear();
    }

    /** A minute before she first pays; today only whoever has paid by now. */
    private List<Joiner> joiners(DemoDays.Day day, Instant begins) {
        Map<Integer, Instant> first = new HashMap<>();
        for (Happening one : day.happenings()) {
            if (one instanceof Sale sale && sale.person() != Happening.NOBODY) {
                first.putIfAbsent(sale.person(), sale.at().minusSeconds(60));
            }
        }
        return day.joiners().stream().filter(person -> day.date().isBefore(plan.lastDay()) || first.containsKey(person.index()))
                .map(person -> new Joiner(person, first.getOrDefault(person.index(), begins))).toList();
    }

    private void happen(Happening one) {
        clock.travelTo(one.at().plus(TO_THE_BOOKS));
        switch (one) {
            case Sale sale when sale.person() == Happening.NOBODY -> nobodys.add(orders.anonymous(sale));
            case Sale sale when joining.contains(sale.person()) -> others.add(() -> ask(orders.purchase(sale)));
            case Sale sale -> ask(orders.purchase(sale));
            case Refund refund -> others.add(() -> ask(orders.refund(refund)));
            case Spend spend -> others.add(() -> held.put(spend, desk.submit(orders.spend(spend))));
            case Fetch fetch -> others.add(() -> fetch(fetch.spend()));
            case LateCredit late -> others.add(() -> ask(orders.lateCredit(late)));
            case Happening.Complain complain -> {
                enrolment.join();
                complaints.make(complain);
            }
            case Happening.Answer answer -> complaints.answer(answer);
        }
        if (others.size() >= TOGETHER) {
            together();
        }
    }

    private void together() {
        enrolment.join();
        keepNobodys();
        others.forEach(Runnable::run);
        others.clear();
    }

    private void ask(Order order) {
        CompletableFuture<Answer> unused = desk.submit(order);
    }

    private void fetch(Spend spend) {
        CompletableFuture<Answer> reserved = held.get(spend);
        if (reserved != null) {
            desk.after(reserved, answer -> answer instanceof Answer.Decided decided && decided.decision() instanceof Decision.Accepted
                    ? Optional.of(orders.capture(spend, decided.decisionId())) : Optional.empty());
        }
    }

    private void keepNobodys() {
        if (!nobodys.isEmpty()) {
            storeReceipts.keep(nobodys);
            nobodys.clear();
        }
    }

    /** Before the shops open: lapsed points, members who have not come for long. */
    private boolean isSettling(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY || day.isAfter(plan.lastDay().minusDays(SETTLED_DAILY));
    }
}
