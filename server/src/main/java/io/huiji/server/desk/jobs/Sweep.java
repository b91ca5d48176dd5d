package io.huiji.server.desk.jobs;

import io.huiji.engine.programme.Plan;
import io.huiji.engine.programme.Tiers;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.Unfinished;
import io.huiji.server.desk.unassigned.UnassignedReceipts;
import io.huiji.server.ledger.Books;
import io.huiji.server.platform.JobNews;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Programmes;
import io.huiji.server.standing.Standings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Settles every member with something due, and credits receipts that still wait for a phone that has enrolled, finishes what was cut short. Nothing depends on it (each decision settles first); it makes the books show what time has done.
 * May be run again, cut short, or run by two instances: the key of a settlement names the member and the quarter of an hour.
 */
@Component
public class Sweep {

    /** Members settled before the next page is read. */
    static final int PAGE = 500;

    private static final Duration SLOT = Duration.ofMinutes(15);

    private final Books books;
    private final Standings standings;
    private final Programmes programmes;
    private final Desk desk;
    private final UnassignedReceipts unassigned;
    private final ObjectProvider<Unfinished> unfinished;
    private final InstantSource clock;
    private final ObjectProvider<JobNews> news;

    Sweep(Books books, Standings standings, Programmes programmes, Desk desk, UnassignedReceipts unassigned,
            ObjectProvider<Unfinished> unfinished, InstantSource clock, ObjectProvider<JobNews> news) {
        this.unfinished = unfinished;
        this.books = books;
        this.standings = standings;
        this.programmes = programmes;
        this.desk = desk;
        this.unassigned = unassigned;
        this.clock = clock;
        this.news = news;
    }

    /** @param failed members that could not be settled now; the next run finds them again */
    public record Swept(int settled, int failed) {}

    public Swept run() {
        Instant start = clock.instant();
        Swept swept = sweep();
        news.orderedStream().forEach(bean -> bean.ran("sweep", start, clock.instant(), swept.settled(), swept.failed()));
        return swept;
    }

    private Swept sweep() {
        unassigned.creditEnrolled();
        unfinished.forEach(Unfinished::finish);
        Instant now = clock.instant();
        Swept due = settleAll(afterId -> books.membersDue(now, afterId, PAGE), now);
        Swept downgraded = downgrades(now);
        return new Swept(due.settled() + downgraded.settled(), due.failed() + downgraded.failed());
    }

    private Swept downgrades(Instant now) {
        Plan plan = programmes.inForce(now);
        Tiers tiers = plan.programme().tiers();
        if (tiers == null) {
            return new Swept(0, 0);
        }
        ZoneId zone = ZoneId.of(plan.programme().zone());
        LocalDate today = now.atZone(zone).toLocalDate();
        if (now.atZone(zone).getHour() < tiers.downgradeHour()) {
            today = today.minusDays(1);
        }
        int inactivityDays = tiers.downgrade().inactivityDays();
        LocalDate spentBefore = inactivityDays == 0 ? LocalDate.of(1, 1, 1) : today.minusDays(inactivityDays);
        LocalDate heldUntilBefore = tiers.downgrade().holdingDays() == 0 ? LocalDate.of(1, 1, 1) : today;
        String base = tiers.ladder().getFirst().code();
        return settleAll(afterId -> standings.membersToRequalify(base, spentBefore, heldUntilBefore, afterId, PAGE), now);
    }

    private Swept settleAll(LongFunction<List<Long>> pageAfter, Instant now) {
        int settled = 0;
        int failed = 0;
        List<Long> page = pageAfter.apply(0);
        while (!page.isEmpty()) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>(page.size());
            for (long memberId : page) {
                answers.add(desk.submit(settle(memberId, now), Urgency.BULK));
            }
            for (CompletableFuture<Answer> answer : answers) {
                if (answer.join() instanceof Answer.Decided) {
                    settled++;
                } else {
                    failed++;
                }
            }
            page = page.size() < PAGE ? List.of() : pageAfter.apply(page.getLast());
        }
        return new Swept(settled, failed);
    }

    private static Order settle(long memberId, Instant now) {
        long slot = now.getEpochSecond() / SLOT.toSeconds();
        String name = "settle:" + memberId + ":" + slot;
        return new Order.Settle(new Order.Head(WriteKey.of(0, name, name), 0, memberId, null));
    }
}
