package io.huiji.server.insight.job;

import io.huiji.server.insight.store.ActivitySql;
import io.huiji.server.insight.store.JoinedSql;
import io.huiji.server.insight.store.ProgressSql;
import io.huiji.server.insight.store.ProgressSql.Mark;
import io.huiji.server.insight.store.ProgressSql.Progress;
import io.huiji.server.insight.store.ProgressSql.Snapshot;
import io.huiji.server.insight.store.RollupSql;
import io.huiji.server.insight.store.PatienceSql;
import io.huiji.server.insight.store.UnnamedSql;
import io.huiji.server.programme.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the sums up with the books. Bookings are settled once, in order of booking, in steps that each remember how far they came in their own transaction: cut
 * short, or run by two instances, none is counted twice or left out. What was booked a moment ago, when others may still be writing, is summed anew each time.
 * A receipt of an earlier day is a booking of today, so it is seen like any other and counted on its own day.
 */
@Component
public class Refresh {

    /** Clocks of instances may differ by that much, and a batch may wait that long between looking at its clock and its first write. */
    static final Duration MARGIN = Duration.ofSeconds(60);

    /** No transaction of the desk is open for longer, whatever else holds the database's oldest one. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** More than this is not summed anew each time: it is settled first. */
    static final Duration OPEN_MAX = Duration.ofMinutes(15);

    private static final Duration WORTH_A_STEP = Duration.ofSeconds(15);
    private static final Duration PICTURE_AGE = Duration.ofMinutes(30);
    private static final Duration FAR = Duration.ofMinutes(30);
    private static final Duration STEP_MIN = Duration.ofSeconds(1);
    private static final Duration STEP_MAX = Duration.ofDays(7);
    private static final long DECISIONS_MAX = 20_000;
    private static final Instant FOR_EVER = Instant.parse("9000-01-01T00:00:00Z");
    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

    private final ProgressSql progress;
    private final RollupSql sums;
    private final ActivitySql activity;
    private final JoinedSql joined;
    private final UnnamedSql unnamed;
    private final PatienceSql session;
    private final Programmes programmes;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private volatile Duration step = Duration.ofMinutes(1);

    Refresh(ProgressSql progress, RollupSql sums, ActivitySql activity, JoinedSql joined, UnnamedSql unnamed, PatienceSql session,
            Programmes programmes, TransactionTemplate transaction, InstantSource clock) {
        this.progress = progress;
        this.sums = sums;
        this.activity = activity;
        this.joined = joined;
        this.unnamed = unnamed;
        this.session = session;
        this.programmes = programmes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Settles all that can be, then sums what is open. */
    public void run() {
        while (step()) {
            LOG.debug("settled a step of {}", step);
        }
        open();
    }

    /** Settles some of what can be; each booking is summed once. @return whether there is more */
    boolean step() {
        return within(before -> joined.settle(zone()) == JoinedSql.STEP_MAX) || within(before -> unnamed.settle(zone()) == UnnamedSql.STEP_MAX) || within(this::settle);
    }

    /** Sums what is not settled yet, anew each time: for somebody who looks. */
    void open() {
        within(this::sumOpen);
        within(this::picture);
    }

    /** Whether so much waits to be settled that it is not the business of the last minutes, e.g. an import. */
    boolean isFarBehind() {
        Instant until = progress.read().closedUntil();
        return until != null && until.isBefore(clock.instant().minus(FAR));
    }

    /**
     * Compares the settled sums with the journal, who joined with the members, and receipts without a member with the receipts; what differs is made again from the
     * first booking on, or from all members or receipts.
     */
    public boolean check() {
        return within(before -> {
            Instant until = before.closedUntil();
            boolean agrees = until == null || sums.agrees(until);
            boolean joinedAgree = joined.agrees();
            boolean unnamedAgree = unnamed.agrees();
            if (!agrees) {
                LOG.error("the sums of the overview differ from the journal; they are made again");
                beginAgain(before);
            } else {
                if (!joinedAgree) {
                    LOG.error("the overview's count of who joined differs from the members; they are counted again");
                    joined.recount(zone());
                }
                if (!unnamedAgree) {
                    LOG.error("the overview's receipts without a member differ from the receipts; they are counted again");
                    unnamed.recount(zone());
                }
            }
            return agrees && joinedAgree && unnamedAgree;
        });
    }

    private void beginAgain(Progress before) {
        sums.forgetAll();
        joined.recount(zone());
        unnamed.recount(zone());
        progress.write(new Progress(null, null, null, before.outstandingAt()));
    }

    private interface Turn {
        boolean with(Progress before);
    }

    /** One transaction with the turn; {@code false}: another instance has it. */
    private boolean within(Turn turn) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            session.forWork();
            Optional<Progress> before = progress.take();
            return before.isPresent() && turn.with(before.get());
        }));
    }

    /** @return whether to go on at once */
    private boolean settle(Progress before) {
        Instant now = clock.instant();
        if (before.closedUntil() != null && now.isBefore(before.closedUntil().minus(PATIENCE))) {
            LOG.warn("the clock was put back from {} to {}; the sums of the overview are made again", before.closedUntil(), now);
            beginAgain(before);
            return false;
        }
        Instant from = before.closedUntil() != null ? before.closedUntil() : progress.firstBooking().orElse(null);
        if (from == null) {
            return false;
        }
        Snapshot snapshot = progress.snapshot();
        Mark mark = before.mark();
        boolean seen = mark != null && (snapshot.oldest() > mark.transaction() || mark.at().isBefore(now.minus(PATIENCE)));
        Instant target = seen && mark != null ? earlier(mark.at(), now).minus(MARGIN) : null;
        if (target == null || !from.isBefore(target)) {
            boolean far = from.isBefore(now.minus(MARGIN).minus(WORTH_A_STEP));
            boolean fresh = mark == null || seen;
            progress.write(new Progress(from, fresh ? new Mark(now, snapshot.own()) : mark, before.asOf(), before.outstandingAt()));
            return fresh && far;
        }
        settleStep(from, target, mark, before);
        return true;
    }

    private void settleStep(Instant from, Instant target, @Nullable Mark mark, Progress before) {
        Instant until = earlier(from.plus(step), target);
        long decisions = sums.decisions(from, until);
        while (decisions > DECISIONS_MAX && step.compareTo(STEP_MIN) > 0) {
            step = longer(step.dividedBy(2), STEP_MIN);
            until = earlier(from.plus(step), target);
            decisions = sums.decisions(from, until);
        }
        sums.forgetOpen();
        if (decisions > 0) {
            sums.add(from, until, true, zone());
            activity.note(from, until, zone());
        }
        if (decisions < DECISIONS_MAX / 4) {
            step = step.multipliedBy(2).compareTo(STEP_MAX) > 0 ? STEP_MAX : step.multipliedBy(2);
        }
        progress.write(new Progress(until, mark, until, before.outstandingAt()));
    }

    private boolean sumOpen(Progress before) {
        Instant now = clock.instant();
        Instant from = before.closedUntil();
        sums.forgetOpen();
        boolean caughtUp = from == null ? progress.firstBooking().isEmpty() : !from.isBefore(now.minus(OPEN_MAX));
        if (from != null && caughtUp) {
            sums.add(from, FOR_EVER, false, zone());
            activity.note(from, FOR_EVER, zone());
        }
        progress.write(new Progress(from, before.mark(), caughtUp ? now : before.asOf(), before.outstandingAt()));
        return caughtUp;
    }

    private boolean picture(Progress before) {
        Instant now = clock.instant();
        Instant taken = before.outstandingAt();
        if (taken == null || taken.isBefore(now.minus(PICTURE_AGE)) || taken.isAfter(now)) {
            int rows = sums.pictureOutstanding(zone());
            // Of a chain that begins today the next run takes another one.
            progress.write(new Progress(before.closedUntil(), before.mark(), before.asOf(), rows > 0 ? now : null));
        }
        return true;
    }

    private ZoneId zone() {
        programmes.refresh();
        return ZoneId.of(programmes.inForce(clock.instant()).programme().zone());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
