package io.huiji.server.imports.web;

import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.job.Progress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is shown.
 *
 * @param done steps (receipts and refunds) carried out of {@code total}
 * @param stepsPerSecond while it is at work in this process
 * @param secondsLeft while it is at work in this process, once it can be guessed
 * @param askedBy who brought it: a person, or the partner of a key; {@code null}: the machine itself
 * @param summary figures by name; what this run added, and how much was there already
 */
record ImportView(
        long id,
        ImportRun.Kind kind,
        String source,
        String fileName,
        String fileSha256,
        boolean dryRun,
        ImportRun.Status status,
        long done,
        long total,
        @Nullable Long stepsPerSecond,
        @Nullable Long secondsLeft,
        Map<String, String> summary,
        ImportRun.@Nullable Failure failure,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt,
        @Nullable String askedBy) {

    static ImportView of(ImportRun run, @Nullable Progress progress) {
        if (progress == null || !run.status().isOpen()) {
            return of(run, run.done(), run.total(), null, null);
        }
        long left = progress.secondsLeft();
        return of(run, progress.done(), progress.total(), progress.rate(), left < 0 ? null : left);
    }

    private static ImportView of(ImportRun run, long done, long total, @Nullable Long rate, @Nullable Long left) {
        return new ImportView(run.id(), run.kind(), run.source(), run.fileName(), run.fileSha256(), run.dryRun(), run.status(), done, total, rate, left,
                run.summary(), run.failure(), run.startedAt(), run.finishedAt(), run.undoneAt(),
                run.asked() == null ? null : run.asked().name());
    }
}
