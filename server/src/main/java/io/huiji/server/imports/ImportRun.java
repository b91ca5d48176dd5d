package io.huiji.server.imports;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that was brought in.
 *
 * @param source of the mapping; empty until the header is read
 * @param mapping as JSON; {@code null}: a built-in one is to be chosen
 * @param done steps (receipts and refunds) carried out of {@code total}; 0 of 0 while the file is read
 * @param asked {@code null}: whoever sits at the machine itself
 * @param summary the figures by name, in the order they are printed
 */
public record ImportRun(
        long id,
        Kind kind,
        String source,
        String fileName,
        String fileSha256,
        @Nullable String mapping,
        boolean dryRun,
        Status status,
        long done,
        long total,
        Map<String, String> summary,
        @Nullable Failure failure,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt,
        @Nullable Asked asked) {

    /** What the file holds. */
    public enum Kind { RECEIPTS, MEMBERS, BALANCES }

    /**
     * Who brought it.
     *
     * @param callerId the person, or the partner of the key
     * @param byKey a machine did
     * @param approvalId of the second person's approval; {@code null}: none was needed, or it is still to be asked for
     */
    public record Asked(long callerId, String name, boolean byKey, @Nullable Long approvalId, boolean approved) {}

    /** HELD: a second person has to approve before anything is written. */
    public enum Status {
        WAITING, READING, RUNNING, DONE, FAILED, INTERRUPTED, UNDOING, UNDONE, HELD;

        /** Somebody is at work on it, or will be. */
        public boolean isOpen() {
            return this == WAITING || this == READING || this == RUNNING || this == UNDOING;
        }
    }

    /** Why it failed as a whole. */
    public record Failure(String code, String zh, String en) {}

    /** By a second person. */
    public boolean isApproved() {
        return asked != null && asked.approved();
    }

    /** Nobody needs its upload any more. What was approved and cut short goes on. */
    public boolean isOver() {
        return !status.isOpen() && status != Status.HELD && !(status == Status.INTERRUPTED && isApproved());
    }

    public ImportRun with(Status newStatus) {
        return new ImportRun(id, kind, source, fileName, fileSha256, mapping, dryRun, newStatus, done, total, summary, failure, startedAt, finishedAt, undoneAt, asked);
    }
}
