package io.huiji.server.audit;

import io.huiji.server.audit.AuditRun.Counts;
import io.huiji.server.audit.AuditRun.Status;
import io.huiji.server.audit.job.AuditJob;
import io.huiji.server.audit.store.AuditRunSql;
import io.huiji.server.platform.AfterCommit;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Re-derives the books and names the rows that are not as they must be. Reads only; tills go on meanwhile. */
@Component
public class Audits {

    /** A run that has not said for so long how far it is has ended with its process. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(20);

    private final AuditRunSql runs;
    private final AuditJob job;
    private final Ids ids;
    private final InstantSource clock;

    Audits(AuditRunSql runs, AuditJob job, Ids ids, InstantSource clock) {
        this.runs = runs;
        this.job = job;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Starts a run in the background once the transaction has committed.
     *
     * @param sample 1: decides every kept decision again; N: those of the members whose id N divides. Everything else is always looked at whole
     */
    public AuditRun start(int sample) {
        Instant now = clock.instant();
        AuditRun run = new AuditRun(ids.next(), sample, Status.RUNNING, now, now, null, new Counts(0, 0, 0, 0, 0, 0), 0, List.of(), null);
        runs.insert(run);
        AfterCommit.run(() -> job.start(run));
        return run;
    }

    /** @throws Problem {@code not_found} */
    public AuditRun get(long id) {
        return seen(runs.find(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)));
    }

    /** Newest first, before {@code beforeId}. */
    public List<AuditRun> list(long beforeId, int limit) {
        return runs.list(beforeId, limit).stream().map(this::seen).toList();
    }

    private AuditRun seen(AuditRun run) {
        boolean lost = run.status() == Status.RUNNING && run.aliveAt().plus(SILENCE_MAX).isBefore(clock.instant());
        return lost ? new AuditRun(run.id(), run.sample(), Status.FAILED, run.startedAt(), run.aliveAt(), run.aliveAt(), run.counts(),
                run.differences(), run.found(), "interrupted") : run;
    }
}
