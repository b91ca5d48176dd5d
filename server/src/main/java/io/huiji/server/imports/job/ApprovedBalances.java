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
import org.springframework.stereotype.Component;

/** Goes on with a file of old balances that a second person has approved. */
@Component
class ApprovedBalances implements ApprovedWork {

    private static final Failure REJECTED = new Failure("rejected", "复核人驳回了这次导入,没有写入任何数据", "The second person rejected this import; nothing was written");

    private final RunSql runs;
    private final Jobs jobs;
    private final ImportFiles files;
    private final InstantSource clock;

    ApprovedBalances(RunSql runs, Jobs jobs, ImportFiles files, InstantSource clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return BalanceApproval.KIND;
    }

    @Override
    public String carryOut(Approval approved) {
        long id = Long.parseLong(approved.request());
        if (runs.release(id)) {
            AfterCommit.run(() -> {
                if (!jobs.submit(id)) {
                    runs.end(id, Status.INTERRUPTED, null, clock.instant());
                    throw Problem.of(ProblemCode.OVERLOADED);
                }
            });
        }
        return "import:" + id;
    }

    @Override
    public void drop(Approval rejected) {
        long id = Long.parseLong(rejected.request());
        if (runs.move(id, Status.HELD, Status.FAILED)) {
            runs.end(id, Status.FAILED, REJECTED, clock.instant());
            files.forget(id);
        }
    }
}
