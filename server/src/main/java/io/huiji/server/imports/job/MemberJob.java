package io.huiji.server.imports.job;

import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.ImportRun.Status;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.file.TableLimits;
import io.huiji.server.imports.mapping.MappingFile;
import io.huiji.server.imports.mapping.MemberMapping;
import io.huiji.server.imports.mapping.MemberMappings;
import io.huiji.server.imports.model.MemberLines;
import io.huiji.server.imports.store.RunSql;
import io.huiji.server.member.MemberEntry.Change;
import io.huiji.server.member.MemberPages;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Members by file: the whole file is looked at first, so that every line that cannot be taken is known before anything is written; then the others are enrolled,
 * or complete the record that is there. Again it changes nothing; cut short and run again it ends with the same members.
 */
@Component
class MemberJob {

    /** Every identity is remembered while the file is looked at. */
    static final TableLimits LIMITS = new TableLimits(1L << 28, 500_000, 200, 32_767, 1 << 20);

    private static final ZoneOffset EARLIEST_TOMORROW = ZoneOffset.ofHours(14);

    private final ImportFiles files;
    private final MemberPages pages;
    private final Stores stores;
    private final RunSql runs;
    private final InstantSource clock;

    MemberJob(ImportFiles files, MemberPages pages, Stores stores, RunSql runs, InstantSource clock) {
        this.files = files;
        this.pages = pages;
        this.stores = stores;
        this.runs = runs;
        this.clock = clock;
    }

    /** @throws Progress.Stopped what was carried out stays, and the figures so far are kept */
    void run(ImportRun run, Progress progress) {
        long start = System.nanoTime();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, EARLIEST_TOMORROW);
        TableFile file = new TableFile(files.uploaded(run.id()), LIMITS);
        MemberMapping given = run.mapping() == null ? null : MemberMappings.parse(run.mapping());
        try (RejectedFile rejected = new RejectedFile(files.rejected(run.id()))) {
            MemberPass looking = MemberPass.looking(pages, stores, rejected, now, progress);
            MemberLines.Read read = MemberLines.read(file, given, today, looking);
            looking.end();
            long taken = read.lines() - read.ignored() - looking.rejectedLines();
            runs.begin(run.id(), looking.mapping().source(), MappingFile.write(looking.mapping()), taken);
            progress.begin(taken);
            MemberPass last = looking;
            try {
                if (!run.dryRun()) {
                    last = looking.writing(pages);
                    MemberLines.Read unused = MemberLines.read(file, looking.mapping(), today, last);
                    last.end();
                }
            } finally {
                runs.progress(run.id(), Status.RUNNING, run.dryRun() ? taken : progress.done(), summary(read, last, (System.nanoTime() - start) / 1_000_000));
            }
        }
    }

    /** In the order they are printed. */
    private static Map<String, String> summary(MemberLines.Read read, MemberPass pass, long milliseconds) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("lines", Integer.toString(read.lines()));
        figures.put("members_new", Long.toString(pass.count(Change.NEW)));
        figures.put("members_completed", Long.toString(pass.count(Change.COMPLETED)));
        figures.put("members_unchanged", Long.toString(pass.count(Change.UNCHANGED)));
        figures.put("rejected", Long.toString(pass.rejectedLines()));
        figures.put("lines_ignored", Integer.toString(read.ignored()));
        figures.put("seconds", milliseconds / 1_000 + "." + milliseconds / 100 % 10);
        return figures;
    }
}
