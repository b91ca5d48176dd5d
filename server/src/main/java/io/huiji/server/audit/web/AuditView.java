package io.huiji.server.audit.web;

import io.huiji.server.audit.AuditRun;
import io.huiji.server.audit.AuditRun.Counts;
import io.huiji.server.audit.AuditRun.Status;
import io.huiji.server.audit.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is shown.
 *
 * @param progress percent of the members that were looked at; below 100 until it has ended
 * @param differences all; {@code rows} has the first 100
 */
record AuditView(
        long id,
        Status status,
        int sample,
        int progress,
        long members,
        long membersTotal,
        long decisions,
        long journalRows,
        long receipts,
        long sealedDays,
        long differences,
        List<RowView> rows,
        long seconds,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** A row that is not as it must be. */
    record RowView(String check, @Nullable Long memberId, String row, String expected, String found, String zh, String en) {

        static RowView of(Difference difference) {
            return new RowView(difference.check().name().toLowerCase(Locale.ROOT), difference.memberId(), difference.row(), difference.expected(),
                    difference.found(), difference.check().zh(), difference.check().en());
        }
    }

    static AuditView of(AuditRun run) {
        Counts counts = run.counts();
        long percent = counts.membersTotal() == 0 ? 0 : Math.min(99, counts.members() * 100 / counts.membersTotal());
        return new AuditView(run.id(), run.status(), run.sample(), run.status() == Status.DONE ? 100 : (int) percent, counts.members(),
                counts.membersTotal(), counts.decisions(), counts.journalRows(), counts.receipts(), counts.sealedDays(), run.differences(),
                run.found().stream().map(RowView::of).toList(), Duration.between(run.startedAt(), run.aliveAt()).toSeconds(), run.startedAt(),
                run.finishedAt(), run.failure());
    }
}
