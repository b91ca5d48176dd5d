package io.huiji.server.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of the audit.
 *
 * @param sample 1: every decision was decided again; N: those of each Nth member
 * @param aliveAt when it last said how far it is
 * @param differences all of them; {@code found} has the first {@link #SHOWN_MAX}
 * @param failure why it ended early
 */
public record AuditRun(
        long id,
        int sample,
        Status status,
        Instant startedAt,
        Instant aliveAt,
        @Nullable Instant finishedAt,
        Counts counts,
        long differences,
        List<Difference> found,
        @Nullable String failure) {

    /** Differences that are kept and shown of a run. */
    public static final int SHOWN_MAX = 100;

    public enum Status { RUNNING, DONE, FAILED }

    /** What was looked at so far; {@code membersTotal} is an estimate made at the start. */
    public record Counts(long membersTotal, long members, long decisions, long journalRows, long receipts, long sealedDays) {}
}
