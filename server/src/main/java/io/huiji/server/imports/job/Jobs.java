package io.huiji.server.imports.job;

import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.ImportRun.Failure;
import io.huiji.server.imports.ImportRun.Status;
import io.huiji.server.imports.store.RunLock;
import io.huiji.server.imports.store.RunSql;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Imports and undos in the background, one at a time. Starts after the desk and ends before it: what is out is answered, the rest waits for another run. */
@Component
public class Jobs implements SmartLifecycle {

    /** Most jobs that wait for the one at work. */
    public static final int WAITING_MAX = 16;

    /** After the desk's lanes (0). */
    private static final int PHASE = 1_000;
    private static final int LONGEST_STOP_SECONDS = 25;
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Failure DEFECT = new Failure("internal", "内部错误,详见日志;再次运行会接着做", "Internal error, see the log; running it again goes on from there");

    private final ImportJob importJob;
    private final MemberJob memberJob;
    private final BalanceJob balanceJob;
    private final UndoJob undoJob;
    private final BalanceUndo balanceUndo;
    private final ImportFiles files;
    private final RunSql runs;
    private final RunLock locks;
    private final InstantSource clock;
    private volatile @Nullable ThreadPoolExecutor worker;
    private volatile @Nullable Progress current;

    Jobs(ImportJob importJob, MemberJob memberJob, BalanceJob balanceJob, UndoJob undoJob, BalanceUndo balanceUndo, ImportFiles files, RunSql runs, RunLock locks, InstantSource clock) {
        this.importJob = importJob;
        this.memberJob = memberJob;
        this.balanceJob = balanceJob;
        this.undoJob = undoJob;
        this.balanceUndo = balanceUndo;
        this.files = files;
        this.runs = runs;
        this.locks = locks;
        this.clock = clock;
    }

    /** False: too many are waiting. */
    public boolean submit(long runId) {
        ThreadPoolExecutor executor = worker;
        try {
            if (executor == null) {
                return false;
            }
            executor.execute(() -> execute(runId));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** How far a run is, if this process is at work on it. */
    public Optional<Progress> progress(long runId) {
        Progress working = current;
        return working != null && working.runId() == runId ? Optional.of(working) : Optional.empty();
    }

    /** Tells the job at work to end where it is. */
    public void interrupt(long runId) {
        progress(runId).ifPresent(Progress::stop);
    }

    private void execute(long runId) {
        try (RunLock.Held unused = locks.take(runId).orElse(null)) {
            ImportRun run = unused == null ? null : runs.find(runId).orElse(null);
            if (run != null) {
                Progress progress = new Progress(runId);
                current = progress;
                work(run, progress);
            }
        } catch (RuntimeException broken) {
            LOG.error("import {} could not be ended properly; the next start marks it as interrupted", runId, broken);
        } finally {
            current = null;
        }
    }

    private void work(ImportRun run, Progress progress) {
        boolean keepsUpload = false;
        try {
            if (run.status() == Status.UNDOING) {
                undo(run, progress);
            } else {
                runs.progress(run.id(), Status.READING, 0, run.summary());
                switch (run.kind()) {
                    case RECEIPTS -> importJob.run(run, progress);
                    case MEMBERS -> memberJob.run(run, progress);
                    case BALANCES -> balanceJob.run(run, progress);
                }
                runs.end(run.id(), Status.DONE, null, clock.instant());
            }
        } catch (BalanceJob.Held held) {
            keepsUpload = true;
        } catch (Progress.Stopped stopped) {
            keepsUpload = run.isApproved();
            runs.end(run.id(), Status.INTERRUPTED, null, clock.instant());
        } catch (ImportFailure failure) {
            runs.end(run.id(), Status.FAILED, new Failure(failure.code(), failure.zh(), failure.en()), clock.instant());
        } catch (RuntimeException broken) {
            LOG.error("import {} failed", run.id(), broken);
            runs.end(run.id(), Status.FAILED, DEFECT, clock.instant());
        } finally {
            if (!keepsUpload) {
                files.forget(run.id());
            }
        }
    }

    private void undo(ImportRun run, Progress progress) {
        if (run.kind() == ImportRun.Kind.BALANCES) {
            BalanceUndo.Result result = balanceUndo.run(run, progress);
            runs.progress(run.id(), Status.UNDOING, progress.done(), result.addedTo(run.summary()));
            end(run, result.left(), "有 " + result.left() + " 笔余额未能撤销", result.left() + " balances could not be taken back");
            return;
        }
        UndoJob.Result result = undoJob.run(run, progress);
        runs.progress(run.id(), Status.UNDOING, progress.done(), result.addedTo(run.summary()));
        end(run, result.left(), "有 " + result.left() + " 张小票未能撤销", result.left() + " receipts could not be taken back");
    }

    private void end(ImportRun run, long left, String zh, String en) {
        if (left > 0) {
            throw new ImportFailure("undo_incomplete", zh, en);
        }
        runs.undone(run.id(), clock.instant());
    }

    /** Runs that a killed process left behind: whoever works on one holds its lock. */
    private void markInterrupted() {
        for (ImportRun run : runs.open()) {
            try (RunLock.Held nobody = locks.take(run.id()).orElse(null)) {
                if (nobody != null) {
                    runs.end(run.id(), Status.INTERRUPTED, null, clock.instant());
                }
            }
        }
    }

    /**
     * By what lies on our disk: what a second person approved goes on, what waits for one stays, and whatever else a process left behind has to be brought
     * anew. Nobody else uses our disk, and nobody is uploading yet.
     */
    private void takeUp() {
        for (long id : files.uploads()) {
            if (runs.resume(id)) {
                if (!submit(id)) {
                    runs.end(id, Status.INTERRUPTED, null, clock.instant());
                }
            } else if (runs.find(id).map(ImportRun::isOver).orElse(true)) {
                files.forget(id);
            }
        }
    }

    @Override
    public void start() {
        markInterrupted();
        worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), Thread.ofPlatform().name("import").factory());
        takeUp();
    }

    @Override
    public void stop() {
        ThreadPoolExecutor executor = worker;
        Progress working = current;
        if (executor == null) {
            return;
        }
        if (working != null) {
            working.stop();
        }
        executor.shutdownNow().clear();
        try {
            if (!executor.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the import at work did not end in time; the next start marks it as interrupted");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
