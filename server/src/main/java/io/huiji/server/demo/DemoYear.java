package io.huiji.server.demo;

import io.huiji.engine.decision.Decision;
import io.huiji.server.complaint.Complaint;
import io.huiji.server.complaint.Complaints;
import io.huiji.server.demo.DemoMembers.Joiner;
import io.huiji.server.demo.Happening.Way;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.StoreReceipts;
import io.huiji.server.desk.Upkeep;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Lets the year happen: moves the clock on a slice of an hour or so at a time, hands what happens in it to the desk, and goes on when all is answered. So nothing
 * is booked on another day than its own, and each lane works on full batches.
 */
@Component
@ConditionalOnProperty("huiji.demo")
class DemoYear {

    /** Most that happens before the clock moves on; half of it is a batch of each lane. */
    private static final int SLICE = Integer.getInteger("huiji.demo.slice", 120);

    private static final Duration TO_THE_BOOKS = Duration.ofSeconds(2);
    private static final int TRIES_MAX = 20;
    private static final int PAUSE_MILLIS = 500;
    private static final Set<ProblemCode> PASSING = Set.of(ProblemCode.OVERLOADED, ProblemCode.NOT_DONE, ProblemCode.OUTCOME_UNKNOWN, ProblemCode.IN_FLIGHT);
    private static final long DEMO = 0;

    private final Desk desk;
    private final StoreReceipts storeReceipts;
    private final DemoMembers members;
    private final Complaints complaints;
    private final Once once;
    private final Upkeep upkeep;

    DemoYear(Desk desk, StoreReceipts storeReceipts, DemoMembers members, Complaints complaints, Once once, Upkeep upkeep) {
        this.desk = desk;
        this.storeReceipts = storeReceipts;
        this.members = members;
        this.complaints = complaints;
        this.once = once;
        this.upkeep = upkeep;
    }

    /** One year of one chain, on its way. */
    private final class Passing {

        private final DemoPlan plan;
        private final DemoClock clock;
        private final DemoShops shops;
        private final long[] memberIds;
        private final DemoOrders orders;
        private final DemoProgress progress;

        Passing(DemoPlan plan, DemoClock clock, DemoShops shops, int people, DemoProgress progress) {
            this.plan = plan;
            this.clock = clock;
            this.shops = shops;
            this.progress = progress;
            this.memberIds = new long[people];
            this.orders = new DemoOrders(shops, memberIds);
        }

        void pass(DemoDays.Day day) {
            Instant begins = day.date().atTime(DemoHours.DAY_BEGINS).atZone(DemoPlan.ZONE).toInstant();
            List<Happening> all = day.happenings();
            int night = (int) all.stream().takeWhile(one -> one.at().isBefore(begins)).count();
            carry(all.subList(0, night));
            if (!begins.isAfter(plan.endsAt())) {
                morning(day, begins);
            }
            carry(all.subList(night, all.size()));
        }

        /** Before the shops open: what time has done is booked, and whoever joins today is enrolled. */
        private void morning(DemoDays.Day day, Instant begins) {
            clock.travelTo(begins);
            upkeep.settle();
            List<Joiner> joiners = joiners(day, begins);
            members.enrol(joiners, shops.stores(), memberIds);
            submit(joiners.stream().filter(joiner -> !joiner.person().channel().equals("import")).map(joiner -> orders.welcome(joiner.person(), begins)).toList());
        }

        /** A minute before she first pays; today only whoever has paid by now. */
        private List<Joiner> joiners(DemoDays.Day day, Instant begins) {
            Map<Integer, Instant> first = new java.util.HashMap<>();
            for (Happening one : day.happenings()) {
                if (one instanceof Happening.Sale sale && sale.person() != Happening.NOBODY) {
                    first.putIfAbsent(sale.person(), sale.at().minusSeconds(60));
                }
            }
            return day.joiners().stream().filter(person -> day.date().isBefore(plan.lastDay()) || first.containsKey(person.index())).map(person -> new Joiner(person, first.getOrDefault(person.index(), begins))).toList();
        }

        private void carry(List<Happening> happenings) {
            for (int from = 0; from < happenings.size(); from += SLICE) {
                slice(happenings.subList(from, Math.min(from + SLICE, happenings.size())));
            }
        }

        private void slice(List<Happening> happenings) {
            clock.travelTo(happenings.getLast().at().plus(TO_THE_BOOKS));
            List<StoreReceipts.Anonymous> nobodys = new ArrayList<>();
            List<Order> toDo = new ArrayList<>(happenings.size());
            List<Order> afterwards = new ArrayList<>();
            List<Happening.Spend> held = new ArrayList<>();
            List<Order> reserves = new ArrayList<>();
            for (Happening one : happenings) {
                switch (one) {
                    case Happening.Sale sale when sale.person() == Happening.NOBODY -> nobodys.add(orders.anonymous(sale));
                    case Happening.Sale sale -> toDo.add(orders.purchase(sale));
                    case Happening.Refund refund -> toDo.add(orders.refund(refund));
                    case Happening.Spend spend when spend.way() == Way.HELD -> {
                        held.add(spend);
                        reserves.add(orders.spend(spend));
                    }
                    case Happening.Spend spend -> toDo.add(orders.spend(spend));
                    case Happening.LateCredit late -> afterwards.add(orders.lateCredit(late));
                    case Happening.Complain complain -> complain(complain);
                    case Happening.Answer answer -> answer(answer);
                }
                if (one instanceof Happening.Sale) {
                    progress.receipt();
                }
            }
            if (!nobodys.isEmpty()) {
                storeReceipts.keep(nobodys);
            }
            toDo.addAll(reserves);
            List<Answer> answers = submit(toDo);
            List<Answer> holds = answers.subList(answers.size() - reserves.size(), answers.size());
            for (int i = 0; i < held.size(); i++) {
                if (holds.get(i) instanceof Answer.Decided decided && decided.decision() instanceof Decision.Accepted) {
                    afterwards.add(orders.capture(held.get(i), decided.decisionId()));
                }
            }
            submit(afterwards);
        }

        private void complain(Happening.Complain complain) {
            Happening.Sale sale = complain.sale();
            String name = "demo:complain:" + sale.store() + ":" + sale.number();
            once.run(WriteKey.of(DEMO, name, name), () -> {
                Complaint made = complaints.aboutReceipt(orders.memberId(sale.person()), orders.store(sale.store()).id(), sale.number(), complain.kind(), complain.note());
                return Once.Reply.created(made.id());
            });
        }

        private void answer(Happening.Answer answer) {
            Happening.Sale sale = answer.complain().sale();
            String name = "demo:answer:" + sale.store() + ":" + sale.number();
            once.run(WriteKey.of(DEMO, name, name), () -> {
                Complaint about = complaints.of(orders.memberId(sale.person()), Long.MAX_VALUE, Complaints.OPEN_MAX).stream()
                        .filter(one -> sale.number().equals(one.receipt())).findFirst().orElseThrow();
                return Once.Reply.created(complaints.answer(about, answer.text(), true, shops.managers().get(sale.store())).id());
            });
        }

    }

    /** In their order; what the desk could not do for the moment is asked again. */
    private List<Answer> submit(List<Order> orders) {
        List<CompletableFuture<Answer>> waiting = orders.stream().map(order -> desk.submit(order, Urgency.BULK)).toList();
        List<Answer> answers = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            answers.add(settled(orders.get(i), waiting.get(i).join()));
        }
        return answers;
    }

    private Answer settled(Order order, Answer first) {
        Answer answer = first;
        for (int tries = 1; answer instanceof Answer.Failed failed; tries++) {
            if (!PASSING.contains(failed.code()) || tries == TRIES_MAX) {
                throw new IllegalStateException(order.getClass().getSimpleName() + ": " + failed.code() + " " + failed.details());
            }
            pause();
            answer = desk.submit(order, Urgency.BULK).join();
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ended", ended);
        }
    }

    /**
     * @param reached until when all has happened already
     * @param atMidnight told how far it is
     * @return members worth a look
     */
    List<DemoPerson> pass(DemoPlan plan, Instant reached, DemoClock clock, DemoShops shops, Consumer<Instant> atMidnight) {
        List<DemoPerson> people = DemoPeople.of(plan, shops.seed());
        DemoSeasons seasons = new DemoSeasons(new DemoRandom(plan.seed()));
        DemoProgress progress = new DemoProgress(plan.firstDay().datesUntil(plan.lastDay().plusDays(1)).mapToDouble(day -> work(plan, seasons, day)).sum());
        Passing passing = new Passing(plan, clock, shops, people.size(), progress);
        DemoDays days = new DemoDays(plan, shops.seed(), people);
        int known = 0;
        upkeep.makePartitions();
        while (days.hasNext()) {
            DemoDays.Day day = days.next();
            Instant end = day.date().plusDays(1).atStartOfDay(DemoPlan.ZONE).toInstant();
            if (!end.isAfter(reached)) {
                known += day.joiners().size();
                progress.skip(work(plan, seasons, day.date()));
                continue;
            }
            if (known > 0) {
                members.find(people.subList(0, known), passing.memberIds);
                known = 0;
            }
            passing.pass(day);
            atMidnight.accept(end.isBefore(plan.endsAt()) ? end : plan.endsAt());
            progress.day(day.date(), work(plan, seasons, day.date()));
        }
        clock.comeHome();
        upkeep.settle();
        DemoChain.say(String.format(java.util.Locale.ROOT, "  100%%  %,d 张小票 receipts, %.1f s", progress.receipts(), progress.seconds()));
        return days.best(BEST);
    }

    private static final int BEST = 3;

    /** The chain grows, and so does a day's work. */
    private static double work(DemoPlan plan, DemoSeasons seasons, LocalDate day) {
        double passed = (double) (day.toEpochDay() - plan.firstDay().toEpochDay()) / (plan.lastDay().toEpochDay() - plan.firstDay().toEpochDay() + 1);
        return seasons.of(day) * (0.45 + 0.55 * passed);
    }
}
