package io.huiji.server.imports.job;

import io.huiji.server.access.Approval;
import io.huiji.server.access.ApprovedWork;
import io.huiji.server.imports.ImportRun.Failure;
import io.huiji.server.imports.ImportRun.Status;
import io.huiji.server.imports.store.RunSql;
import io.huiji.server.platform.AfterCommit;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes on with a file of old balances that a second person has approved. The file lies on the disk of the instance that took it, so that one alone can go on;
 * once released the run is taken up again by every start of it until it has ended ({@link Jobs}).
 */
@Component
class ApprovedBalances implements ApprovedWork {

    private static final Failure REJECTED = new Failure("rejected", "复核人驳回了这次导入,没有写入任何数据", "The second person rejected this import; nothing was written");

    private final RunSql runs;
    private final Jobs jobs;
    private final ImportFiles files;
    private final InstantSource clock;
    private final TransactionTemplate own;

    ApprovedBalances(RunSql runs, Jobs jobs, ImportFiles files, InstantSource clock, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.jobs = jobs;
        this.files = files;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String kind() {
        return BalanceApproval.KIND;
    }

    @Override
    public void check(Approval open) {
        if (!files.isHere(importOf(open))) {
            throw Problem.of(ProblemCode.UPLOAD_ELSEWHERE, Map.of("importId", open.request()));
        }
    }

    @Override
    public String carryOut(Approval approved) {
        long id = importOf(approved);
        if (runs.isHeld(id)) {
            check(approved);
            // the job reads the run, so this is committed before it is given to it
            boolean released = Boolean.TRUE.equals(own.execute(status -> runs.release(id)));
            if (released && !jobs.submit(id)) {
                own.executeWithoutResult(status -> runs.move(id, Status.WAITING, Status.HELD));
                throw Problem.of(ProblemCode.OVERLOADED);
            }
        }
        return "import:" + id;
    }

    @Override
    public void drop(Approval rejected) {
        long id = importOf(rejected);
        if (runs.move(id, Status.HELD, Status.FAILED)) {
            runs.end(id, Status.FAILED, REJECTED, clock.instant());
            AfterCommit.run(() -> files.forget(id));
        }
    }

    private static long importOf(Approval approval) {
        return Long.parseLong(approval.request());
    }
}
