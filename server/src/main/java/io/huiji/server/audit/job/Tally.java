package io.huiji.server.audit.job;

import io.huiji.server.audit.AuditRun;
import io.huiji.server.audit.AuditRun.Counts;
import io.huiji.server.audit.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What a run has looked at and found so far; written by its workers, read by whoever asks. */
final class Tally {

    final LongAdder members = new LongAdder();
    final LongAdder decisions = new LongAdder();
    final LongAdder journalRows = new LongAdder();
    final LongAdder receipts = new LongAdder();
    final LongAdder sealedDays = new LongAdder();
    private final LongAdder differences = new LongAdder();
    private final List<Difference> shown = new ArrayList<>();
    private volatile long membersTotal;

    void membersTotal(long members) {
        membersTotal = members;
    }

    void add(Difference difference) {
        differences.increment();
        synchronized (shown) {
            if (shown.size() < AuditRun.SHOWN_MAX) {
                shown.add(difference);
            }
        }
    }

    long differences() {
        return differences.sum();
    }

    List<Difference> shown() {
        synchronized (shown) {
            return List.copyOf(shown);
        }
    }

    Counts counts() {
        return new Counts(membersTotal, members.sum(), decisions.sum(), journalRows.sum(), receipts.sum(), sealedDays.sum());
    }
}
