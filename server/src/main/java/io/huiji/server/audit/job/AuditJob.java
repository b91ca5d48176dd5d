package io.huiji.server.audit.job;

import io.huiji.server.audit.AuditRun;
import io.huiji.server.audit.AuditRun.Status;
import io.huiji.server.audit.job.Passes.Ranges;
import io.huiji.server.audit.store.RangeSql;
import io.huiji.server.audit.store.AuditRunSql;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries runs out in the background, one after the other. */
@Component
public class AuditJob {

    /** At work on ranges of members at the same time; each holds one connection. */
    private static final int WORKERS = 2;
    private static final Duration SAVE_EVERY = Duration.ofMillis(500);
    private static final Duration END_MAX = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);

    private final AuditRunSql runs;
    private final RangeSql ranges;
    private final Passes passes;
    private final InstantSource clock;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("audit").factory());
    private final ExecutorService workers =
            Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().daemon().name("audit-", 1).factory());

    AuditJob(AuditRunSql runs, RangeSql ranges, Passes passes, InstantSource clock) {
        this.runs = runs;
        this.ranges = ranges;
        this.passes = passes;
        this.clock = clock;
    }

    public void start(AuditRun run) {
        runner.execute(() -> carryOut(run));
    }

    private void carryOut(AuditRun run) {
        Tally tally = new Tally();
        AtomicBoolean stopped = new AtomicBoolean();
        try {
            tally.membersTotal(ranges.accounts());
            save(run, tally, Status.RUNNING, null);
            Ranges members = passes.new Ranges(stopped);
            List<Future<?>> work = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                work.add(workers.submit(() -> passes.members(members, run.sample(), tally)));
            }
            work.add(workers.submit(() -> passes.numbers(stopped, tally)));
            work.add(workers.submit(() -> passes.keys(stopped, tally)));
            work.add(workers.submit(() -> passes.seals(stopped, tally)));
            for (Future<?> one : work) {
                await(one, run, tally);
            }
            save(run, tally, Status.DONE, null);
        } catch (InterruptedException end) {
            stopped.set(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException broken) {
            stopped.set(true);
            LOG.error("Audit {} ended early", run.id(), broken);
            Throwable cause = broken instanceof ExecutionException && broken.getCause() != null ? broken.getCause() : broken;
            fail(run, tally, cause.getClass().getSimpleName());
        }
    }

    private void await(Future<?> work, AuditRun run, Tally tally) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                work.get(SAVE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException goesOn) {
                save(run, tally, Status.RUNNING, null);
            }
        }
    }

    private void fail(AuditRun run, Tally tally, String failure) {
        try {
            save(run, tally, Status.FAILED, failure);
        } catch (RuntimeException unsaved) {
            LOG.warn("Audit {} could not note that it ended: {}", run.id(), unsaved.getMessage());
        }
    }

    private void save(AuditRun run, Tally tally, Status status, @Nullable String failure) {
        var now = clock.instant();
        runs.save(new AuditRun(run.id(), run.sample(), status, run.startedAt(), now, status == Status.RUNNING ? null : now, tally.counts(),
                tally.differences(), tally.shown(), failure));
    }

    @PreDestroy
    void close() throws InterruptedException {
        runner.shutdownNow();
        workers.shutdownNow();
        if (!workers.awaitTermination(END_MAX.toSeconds(), TimeUnit.SECONDS) || !runner.awaitTermination(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("An audit is still at work");
        }
    }
}
