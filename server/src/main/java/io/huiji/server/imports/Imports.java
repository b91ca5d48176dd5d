package io.huiji.server.imports;

import io.huiji.server.access.Caller;
import io.huiji.server.imports.ImportRun.Failure;
import io.huiji.server.imports.ImportRun.Kind;
import io.huiji.server.imports.ImportRun.Status;
import io.huiji.server.imports.job.ImportFiles;
import io.huiji.server.imports.job.Jobs;
import io.huiji.server.imports.job.Progress;
import io.huiji.server.imports.job.RejectedReader;
import io.huiji.server.imports.job.UndoPreview;
import io.huiji.server.imports.mapping.BalanceMappings;
import io.huiji.server.imports.mapping.HeaderGuess;
import io.huiji.server.imports.mapping.MappingFile;
import io.huiji.server.imports.mapping.MemberMappings;
import io.huiji.server.imports.store.RunSql;
import io.huiji.server.platform.AfterCommit;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files of receipt lines, of members and of old balances: brought in, watched; receipts and balances taken back too. */
@Component
public class Imports {

    private final ImportFiles files;
    private final RunSql runs;
    private final Jobs jobs;
    private final UndoPreview preview;
    private final Ids ids;
    private final InstantSource clock;

    Imports(ImportFiles files, RunSql runs, Jobs jobs, UndoPreview preview, Ids ids, InstantSource clock) {
        this.files = files;
        this.runs = runs;
        this.jobs = jobs;
        this.preview = preview;
        this.ids = ids;
        this.clock = clock;
    }

    /** A file that lies on our disk and waits for {@link #start}. */
    public record Upload(long id, String sha256) {}

    public Upload keep(InputStream file) {
        long id = ids.next();
        try {
            return new Upload(id, files.keep(id, file));
        } catch (IOException broken) {
            files.forget(id);
            throw new UncheckedIOException(broken);
        } catch (RuntimeException refused) {
            files.forget(id);
            throw refused;
        }
    }

    public void forget(Upload upload) {
        files.forget(upload.id());
    }

    /**
     * Starts when the caller's transaction has committed.
     *
     * @param mapping as JSON; {@code null}: the built-in one that fits the header
     * @throws Problem {@code invalid_field} on {@code mapping}
     */
    public ImportRun start(Kind kind, Upload upload, String fileName, @Nullable String mapping, boolean dryRun, Caller caller) {
        String source = "";
        if (mapping != null) {
            source = parsed(kind, mapping);
        }
        ImportRun run = new ImportRun(upload.id(), kind, source, fileName, upload.sha256(), mapping, dryRun, Status.WAITING, 0, 0, Map.of(), null, clock.instant(), null, null,
                asked(caller));
        runs.insert(run);
        queue(run.id());
        return run;
    }

    private static ImportRun.@Nullable Asked asked(Caller caller) {
        return caller.kind() == Caller.Kind.OPERATOR ? null : new ImportRun.Asked(caller.callerId(), caller.name(), !caller.isStaff(), null, false);
    }

    private static String parsed(Kind kind, String mapping) {
        try {
            return switch (kind) {
                case RECEIPTS -> MappingFile.parse(mapping).source();
                case MEMBERS -> MemberMappings.parse(mapping).source();
                case BALANCES -> BalanceMappings.parse(mapping).source();
            };
        } catch (ImportFailure wrong) {
            throw Problem.invalid("mapping", wrong.code(), wrong.zh(), wrong.en());
        }
    }

    /** @throws Problem {@code not_found} */
    public ImportRun get(long id) {
        return runs.find(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    /** Latest first. */
    public List<ImportRun> list(long beforeId, int limit) {
        return runs.list(beforeId, limit);
    }

    public Optional<Progress> progress(long id) {
        return jobs.progress(id);
    }

    /** What a file on our disk seems to hold. @throws ImportFailure it is no table that can be read */
    public Look look(Upload upload) {
        String[] header = files.header(upload.id());
        return new Look(List.of(header), HeaderGuess.of(header));
    }

    /** The first row of a file and what it tells. */
    public record Look(List<String> header, HeaderGuess.Guess guess) {}

    public List<RejectedReader.Rejected> rejected(long id, long afterRow, int limit) {
        return files.rejections(id, afterRow, limit);
    }

    public Path rejectedFile(long id) {
        return files.rejected(id);
    }

    public Path unmatchedFile(long id) {
        return files.unmatched(id);
    }

    /** What an undo would do. @throws Problem {@code not_found} */
    public UndoPreview.Preview undoPreview(long id) {
        return preview.of(get(id));
    }

    /**
     * Starts when the caller's transaction has committed.
     *
     * @throws Problem {@code not_found}; {@code state_conflict} where it is at work, undone, was only a dry run, or brought members
     */
    public ImportRun undo(long id) {
        ImportRun run = get(id);
        if (run.kind() == Kind.MEMBERS || run.dryRun() || run.status().isOpen() || run.status() == Status.UNDONE || run.status() == Status.HELD
                || !runs.move(id, run.status(), Status.UNDOING)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT);
        }
        queue(id);
        return run.with(Status.UNDOING);
    }

    private void queue(long id) {
        AfterCommit.run(() -> {
            if (!jobs.submit(id)) {
                runs.end(id, Status.FAILED, new Failure("overloaded", "等待中的导入过多,请稍后再试", "Too many imports are waiting; try again later"), clock.instant());
            }
        });
    }
}
