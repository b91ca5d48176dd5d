package io.huiji.server.imports.job;

import io.huiji.server.access.AdjustmentLimits;
import io.huiji.server.access.Approval;
import io.huiji.server.access.Approvals;
import io.huiji.server.access.Caller;
import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.store.RunSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WriteKey;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Points by file are adjustments: above what a person may adjust by herself a second one has to approve. What is more than a key may adjust is not brought in:
 * whoever made the key could approve its wish.
 */
@Component
class BalanceApproval {

    static final String KIND = "balances";
    private static final int REASON_MAX = 200;

    private final AdjustmentLimits limits;
    private final Approvals approvals;
    private final RunSql runs;
    private final TransactionTemplate transaction;

    BalanceApproval(AdjustmentLimits limits, Approvals approvals, RunSql runs, TransactionTemplate transaction) {
        this.limits = limits;
        this.approvals = approvals;
        this.runs = runs;
        this.transaction = transaction;
    }

    /** @throws ImportFailure {@code person_needed}: more than a key may */
    boolean isNeeded(ImportRun run, long points) {
        ImportRun.Asked asked = run.asked();
        if (asked == null || asked.approved() || points == 0) {
            return false;
        }
        try {
            return !limits.isWithin(caller(asked), WriteKey.of(asked.callerId(), "import:" + run.id(), KIND), points);
        } catch (Problem refused) {
            String max = refused.details().get("pointsMax") + " / " + refused.details().get("pointsPerDayMax");
            throw new ImportFailure(refused.code().code(),
                    "共 " + points + " 分,超过此密钥可自行带入的积分(单个文件 / 每天:" + max + "),没有写入任何数据;请由员工在管理台导入这个文件,经另一人复核",
                    points + " points are more than this key may bring in (one file / a day: " + max + "); nothing was written."
                            + " Let a person import this file in the console and another one approve it");
        }
    }

    /** The second person is told what it is about: how many balances, of which file. */
    void ask(ImportRun run, BalanceFigures.Count forecast) {
        long points = forecast.points();
        ImportRun.Asked asked = Objects.requireNonNull(run.asked());
        String summary = String.format(Locale.ROOT, "%+d 积分 / points", points);
        String reason = "老系统余额导入:" + forecast.balances() + " 笔 / balances · " + run.fileName();
        transaction.executeWithoutResult(status -> {
            Approval approval = approvals.ask(caller(asked), new Approvals.Wanted(KIND, Long.toString(run.id()), summary, points, 0, null,
                    reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) : reason));
            runs.hold(run.id(), approval.approvalId());
        });
    }

    private static Caller caller(ImportRun.Asked asked) {
        return new Caller(asked.byKey() ? Caller.Kind.PARTNER : Caller.Kind.STAFF, asked.callerId(), 0, asked.name(), Set.of(), Set.of(), Caller.NumberSpace.STORE);
    }
}
