package io.huiji.server.audit.job;

import io.huiji.server.audit.Seals;
import io.huiji.server.audit.model.Booked;
import io.huiji.server.audit.model.Comparison;
import io.huiji.server.audit.model.StandingComparison;
import io.huiji.server.audit.store.BookedSql;
import io.huiji.server.audit.store.KeyChecks;
import io.huiji.server.audit.store.MemberChecks;
import io.huiji.server.audit.store.MergeChecks;
import io.huiji.server.audit.store.MemberRange;
import io.huiji.server.audit.store.RangeSql;
import io.huiji.server.audit.store.ReceiptChecks.PageEnd;
import io.huiji.server.audit.store.ReceiptChecks;
import io.huiji.server.audit.store.StandingRows;
import io.huiji.server.desk.Decisions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The passes of a run. Each range of members, and each page of numbers, is looked at in one snapshot (read only, repeatable read), so a till that
 * goes on makes no difference, takes no lock and waits for none.
 */
@Component
class Passes {

    /** Accounts in a range: small enough for the memory, large enough for the statements. */
    private static final int RANGE = 400;

    private final TransactionTemplate snapshot;
    private final RangeSql ranges;
    private final MemberChecks checks;
    private final BookedSql bookedRows;
    private final Decisions decisions;
    private final StandingRows standings;
    private final ReceiptChecks numbers;
    private final KeyChecks keys;
    private final MergeChecks merges;
    private final Seals seals;

    Passes(PlatformTransactionManager transactions, RangeSql ranges, MemberChecks checks, BookedSql bookedRows, Decisions decisions,
            StandingRows standings, ReceiptChecks numbers, KeyChecks keys, MergeChecks merges, Seals seals) {
        this.merges = merges;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.ranges = ranges;
        this.checks = checks;
        this.bookedRows = bookedRows;
        this.decisions = decisions;
        this.standings = standings;
        this.numbers = numbers;
        this.keys = keys;
        this.seals = seals;
    }

    /** Hands out the ranges of a run, one after the other, to whoever works on it. */
    final class Ranges {

        private final AtomicBoolean stopped;
        private boolean ended;
        private long fromId = Long.MIN_VALUE;

        Ranges(AtomicBoolean stopped) {
            this.stopped = stopped;
        }

        private synchronized @Nullable MemberRange next() {
            if (ended || stopped.get()) {
                return null;
            }
            MemberRange range = ranges.members(fromId, RANGE);
            ended = range.throughId() == Long.MAX_VALUE;
            fromId = ended ? fromId : range.throughId() + 1;
            return range;
        }
    }

    /** @param oneIn see {@link Decisions#decideAgain} */
    void members(Ranges of, int oneIn, Tally tally) {
        for (MemberRange range = of.next(); range != null; range = of.next()) {
            MemberRange members = range;
            snapshot.executeWithoutResult(status -> lookAt(members, oneIn, tally));
            tally.members.add(members.accounts());
        }
    }

    private void lookAt(MemberRange members, int oneIn, Tally tally) {
        ranges.patience();
        checks.run(members, tally::add);
        tally.journalRows.add(bookedRows.countJournal(members));
        Booked booked = bookedRows.read(members, oneIn);
        Comparison comparison = new Comparison(booked, tally::add);
        StandingComparison standing = new StandingComparison(standings.standings(members, oneIn), standings.days(members, oneIn), tally::add);
        decisions.decideAgain(members.fromId(), members.throughId(), oneIn, kept -> {
            comparison.add(kept);
            standing.add(kept);
            tally.decisions.increment();
        });
        comparison.finish();
        standing.finish();
    }

    void numbers(AtomicBoolean stopped, Tally tally) {
        PageEnd end = null;
        do {
            PageEnd after = end;
            end = snapshot.execute(status -> {
                ranges.patience();
                return numbers.receipts(after, tally::add);
            });
            tally.receipts.add(end == null ? 0 : end.rows());
        } while (end != null && !stopped.get());
        do {
            PageEnd after = end;
            end = snapshot.execute(status -> {
                ranges.patience();
                return numbers.refunds(after, tally::add);
            });
        } while (end != null && !stopped.get());
    }

    void keys(AtomicBoolean stopped, Tally tally) {
        if (!stopped.get()) {
            snapshot.executeWithoutResult(status -> {
                ranges.patience();
                keys.run(tally::add);
                merges.run(tally::add);
            });
        }
    }

    void seals(AtomicBoolean stopped, Tally tally) {
        seals.verify(stopped, tally::add, tally.sealedDays::increment);
    }
}
