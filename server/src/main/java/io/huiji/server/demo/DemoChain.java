package io.huiji.server.demo;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.programme.DemoProgramme;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Loads the demo chain once the server answers, and hands out the links. Started again it changes nothing; cut short and started again it goes on. */
@Component
@ConditionalOnProperty("huiji.demo")
class DemoChain {

    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DemoSettings settings;
    private final DemoProgramme programme;
    private final DemoSetUp setUp;
    private final DemoYear year;
    private final DemoCard card;
    private final DataDirectory data;
    private final DemoClock clock;
    private long keptNanos;

    DemoChain(DemoSettings settings, DemoProgramme programme, DemoSetUp setUp, DemoYear year, DemoCard card, DataDirectory data, InstantSource clock) {
        this.settings = settings;
        this.programme = programme;
        this.setUp = setUp;
        this.year = year;
        this.card = card;
        this.data = data;
        this.clock = (DemoClock) clock;
    }

    /** To the console and not to the log: what is said here is for whoever started it. */
    @SuppressWarnings("SystemOut")
    static void say(String text) {
        System.out.println(text);
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void load() {
        try {
            loaded().ifPresent(mark -> say(card.text(mark)));
        } catch (RuntimeException failed) {
            say("示例连锁没有装完;再运行一次 ./huiji demo 就接着装 / The demo chain is not complete; run ./huiji demo again, it goes on from there: " + failed.getMessage());
            throw failed;
        }
    }

    private Optional<DemoMark> loaded() {
        Optional<DemoMark> before = DemoMark.read(data);
        DemoMark fresh = fresh();
        if (before.isEmpty()) {
            fresh.write(data);
        }
        try {
            boolean isEmpty = published(fresh);
            if (!isEmpty && before.isEmpty()) {
                data.delete(DemoMark.FILE);
                say("这里已有别的数据,示例连锁没有装入;换一个空目录:HUIJI_DATA=… ./huiji demo\n"
                        + "There is other data here, so the demo chain was not loaded; use an empty directory: HUIJI_DATA=… ./huiji demo");
                return Optional.empty();
            }
            DemoMark mark = isEmpty ? fresh : before.orElse(fresh);
            if (mark.isComplete()) {
                say("示例连锁已在,没有改动 / The demo chain is there already; nothing was changed");
                return Optional.of(mark);
            }
            return Optional.of(passed(mark, isEmpty));
        } finally {
            clock.comeHome();
        }
    }

    /** Its programme is older than everything else. */
    private boolean published(DemoMark fresh) {
        clock.travelTo(begin(fresh.plan()));
        boolean published = programme.publishOnEmptyInstallation().isPresent();
        if (!published) {
            clock.comeHome();
        }
        return published;
    }

    private DemoMark passed(DemoMark mark, boolean isFresh) {
        DemoPlan plan = mark.plan();
        say((isFresh ? "正在装入示例连锁 / Loading the demo chain: " : "接着装入示例连锁 / Going on with the demo chain: ")
                + plan.size().stores() + " 家门店 stores, " + plan.size().members() + " 位会员 members, " + plan.firstDay() + " – " + plan.lastDay() + ", seed " + plan.seed());
        mark.write(data);
        clock.travelTo(isFresh ? begin(plan) : mark.reached());
        DemoShops shops = setUp.open(DemoSeed.read(plan.size()), new DemoRandom(plan.seed()));
        List<DemoPerson> best = year.pass(plan, mark.reached(), clock, shops, reached -> keep(plan, reached));
        DemoMark complete = new DemoMark(plan, plan.endsAt(), best.stream().map(DemoPerson::phone).toList());
        complete.write(data);
        return complete;
    }

    /** Now and then: whatever is written again after a cut changes nothing. */
    private void keep(DemoPlan plan, Instant reached) {
        if (System.nanoTime() - keptNanos > KEEP_NANOS && reached.isBefore(plan.endsAt())) {
            new DemoMark(plan, reached, List.of()).write(data);
            keptNanos = System.nanoTime();
        }
    }

    private DemoMark fresh() {
        DemoPlan plan = new DemoPlan(settings.seed(), settings.size(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new DemoMark(plan, begin(plan), List.of());
    }

    private static Instant begin(DemoPlan plan) {
        return plan.firstDay().atStartOfDay(DemoPlan.ZONE).toInstant();
    }
}
