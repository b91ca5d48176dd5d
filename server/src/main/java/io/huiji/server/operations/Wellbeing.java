package io.huiji.server.operations;

import io.huiji.server.audit.AuditRun;
import io.huiji.server.audit.Audits;
import io.huiji.server.audit.Seals;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.Imports;
import io.huiji.server.ledger.Books;
import io.huiji.server.message.Outbox;
import io.huiji.server.operations.store.JobRunSql;
import io.huiji.server.operations.store.JobRunSql.JobRun;
import io.huiji.server.platform.DatabaseKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at everything that can tell whether the books are well. Reads only; a handful of small statements. */
@Component
public class Wellbeing {

    /** Members with something due that are counted; more are only said to be more. */
    private static final int DUE_MAX = 500;
    private static final int IMPORTS_MAX = 20;
    /** Days are sealed by themselves, within the hour; without any for this long, while several wait, sealing does not work. */
    private static final Duration SEAL_PATIENCE = Duration.ofDays(1);
    private static final String POM = "/META-INF/maven/io.huiji/huiji-server/pom.properties";

    private final Audits audits;
    private final Seals seals;
    private final Books books;
    private final Outbox outbox;
    private final Imports imports;
    private final JobRunSql jobs;
    private final DatabaseKind database;
    private final InstantSource clock;
    private final Instant startedAt;

    Wellbeing(Audits audits, Seals seals, Books books, Outbox outbox, Imports imports, JobRunSql jobs, DatabaseKind database, InstantSource clock) {
        this.audits = audits;
        this.seals = seals;
        this.books = books;
        this.outbox = outbox;
        this.imports = imports;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /**
     * @param audit the last one; {@code null}: never
     * @param sealsOverdue whether days wait and should not
     * @param sweep the last run of the job that books what time has done; {@code null}: never
     * @param dueMembers with something due that is not booked yet, counted up to 500
     * @param imports those at work or waiting, latest first
     */
    public record Health(@Nullable AuditRun audit, Seals.State seals, boolean sealsOverdue, @Nullable JobRun sweep, int dueMembers, Outbox.State outbox, List<ImportRun> imports,
            boolean embedded, String databaseVersion, long databaseBytes, String version, Instant at) {}

    public Health look() {
        Instant now = clock.instant();
        List<ImportRun> open = imports.list(Long.MAX_VALUE, IMPORTS_MAX).stream()
                .filter(run -> run.status().isOpen() || run.status() == ImportRun.Status.HELD).toList();
        Seals.State sealed = seals.state();
        return new Health(audits.list(Long.MAX_VALUE, 1).stream().findFirst().orElse(null), sealed, isOverdue(sealed, now), jobs.last("sweep").orElse(null),
                books.membersDue(now, 0, DUE_MAX).size(), outbox.state(), open, database.isEmbedded(), jobs.serverVersion(), jobs.sizeBytes(), version(), now);
    }

    /** A day that ended a moment ago waits, and so do all days before a first start (of the demo) or since the last one: those are no fault. */
    private boolean isOverdue(Seals.State sealed, Instant now) {
        Instant patience = now.minus(SEAL_PATIENCE);
        return sealed.openDays() > 1 && startedAt.isBefore(patience) && (sealed.lastSealedAt() == null || sealed.lastSealedAt().isBefore(patience));
    }

    /** Of the jar; {@code dev}: it does not run from one. */
    private static String version() {
        try (InputStream in = Wellbeing.class.getResourceAsStream(POM)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "dev");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
