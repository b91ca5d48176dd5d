package io.huiji.server.operations.web;

import io.huiji.server.audit.AuditRun;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.operations.Wellbeing.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The health as it is shown.
 *
 * @param audit the last one; {@code null}: never
 * @param dueMembers counted up to 500
 * @param imports at work, waiting or held
 */
record HealthView(@Nullable LastAudit audit, SealedDays seals, SweepRun sweep, Messages outbox, List<OpenImport> imports, Database database, String version,
        Instant at) {

    record LastAudit(long id, AuditRun.Status status, int sample, long differences, long members, long decisions, long seconds, Instant startedAt, @Nullable Instant finishedAt) {}

    /** {@code openDays}: closed days that are not sealed yet. {@code overdue}: whether they should be. */
    record SealedDays(long days, @Nullable LocalDate lastDay, @Nullable Instant lastSealedAt, long openDays, boolean overdue) {}

    /** {@code finishedAt} {@code null}: it has not run yet. */
    record SweepRun(@Nullable Instant finishedAt, long settled, long failed, int dueMembers) {}

    /** {@code carrier}: whether messages leave the house. {@code kept}: messages in the local outbox, the oldest since {@code oldestAt}. */
    record Messages(boolean carrier, long kept, @Nullable Instant oldestAt, @Nullable Instant lastAt) {}

    record OpenImport(long id, String kind, String status, String fileName, long done, long total, Instant startedAt) {}

    record Database(boolean embedded, String version, long bytes) {}

    static HealthView of(Health health) {
        return new HealthView(health.audit() == null ? null : audit(health.audit()),
                new SealedDays(health.seals().days(), health.seals().lastDay(), health.seals().lastSealedAt(), health.seals().openDays(),
                        health.sealsOverdue()),
                new SweepRun(health.sweep() == null ? null : health.sweep().finishedAt(), health.sweep() == null ? 0 : health.sweep().done(),
                        health.sweep() == null ? 0 : health.sweep().failed(), health.dueMembers()),
                new Messages(health.outbox().carrier(), health.outbox().kept(), health.outbox().oldestAt(), health.outbox().lastAt()),
                health.imports().stream().map(HealthView::open).toList(),
                new Database(health.embedded(), health.databaseVersion(), health.databaseBytes()), health.version(), health.at());
    }

    private static LastAudit audit(AuditRun run) {
        return new LastAudit(run.id(), run.status(), run.sample(), run.differences(), run.counts().members(), run.counts().decisions(),
                Duration.between(run.startedAt(), run.aliveAt()).toSeconds(), run.startedAt(), run.finishedAt());
    }

    private static OpenImport open(ImportRun run) {
        return new OpenImport(run.id(), run.kind().name().toLowerCase(Locale.ROOT), run.status().name().toLowerCase(Locale.ROOT), run.fileName(), run.done(),
                run.total(), run.startedAt());
    }
}
