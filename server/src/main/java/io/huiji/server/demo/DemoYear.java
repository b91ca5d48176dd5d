package io.huiji.server.demo;

import io.huiji.server.complaint.Complaints;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.StoreReceipts;
import io.huiji.server.desk.Upkeep;
import io.huiji.server.platform.Once;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Lets the year happen, day after day: {@link DemoPassing}. What happened before a cut is not carried out again. */
@Component
@ConditionalOnProperty("huiji.demo")
class DemoYear {

    private static final int BEST = 3;

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

    /**
     * @param reached until when all has happened already
     * @param atMidnight told how far it is
     * @return members worth a look
     */
    List<DemoPerson> pass(DemoPlan plan, Instant reached, DemoClock clock, DemoShops shops, Consumer<Instant> atMidnight) {
        List<DemoPerson> people = DemoPeople.of(plan, shops.seed());
        DemoSeasons seasons = new DemoSeasons(new DemoRandom(plan.seed()));
        DemoProgress progress = new DemoProgress(plan.firstDay().datesUntil(plan.lastDay().plusDays(1)).mapToDouble(day -> work(plan, seasons, day)).sum());
        long[] memberIds = new long[people.size()];
        DemoOrders orders = new DemoOrders(shops, memberIds);
        DemoPassing passing = new DemoPassing(plan, clock, orders, new DemoDesk(desk), storeReceipts, new DemoComplaints(complaints, once, orders, shops));
        DemoDays days = new DemoDays(plan, shops.seed(), people);
        DemoAhead ahead = new DemoAhead(days);
        upkeep.makePartitions();
        int known = 0;
        for (Optional<DemoDays.Day> coming = ahead.next(); coming.isPresent(); coming = ahead.next()) {
            DemoDays.Day day = coming.get();
            Instant end = day.date().plusDays(1).atStartOfDay(DemoPlan.ZONE).toInstant();
            if (!end.isAfter(reached)) {
                known += day.joiners().size();
                progress.skip(work(plan, seasons, day.date()));
                continue;
            }
            if (known > 0) {
                members.find(people.subList(0, known), memberIds);
                known = 0;
            }
            passing.pass(day, joiners -> members.enrol(joiners, shops.stores(), memberIds), upkeep);
            atMidnight.accept(end);
            progress.day(day, work(plan, seasons, day.date()));
        }
        clock.comeHome();
        upkeep.settle();
        progress.end();
        return days.best(BEST);
    }

    /** The chain grows, and so does a day's work. */
    private static double work(DemoPlan plan, DemoSeasons seasons, LocalDate day) {
        double passed = (double) (day.toEpochDay() - plan.firstDay().toEpochDay()) / (plan.lastDay().toEpochDay() - plan.firstDay().toEpochDay() + 1);
        return seasons.of(day) * (0.45 + 0.55 * passed);
    }
}
