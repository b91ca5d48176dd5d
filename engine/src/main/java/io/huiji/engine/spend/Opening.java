package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.expiry.ExpiryPlan.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points that come in as new lots.
 * <pre>
 *   80 points at once, debt 60   →  60 pay the debt, 20 spendable; a lot of 80 with 20 remaining
 *   80 points pending, debt 60   →  80 pending; the debt is paid when they become spendable
 * </pre>
 */
public final class Opening {

    private final Reason reason;
    private final Account from;
    private final long storeId;
    private final Instant earnedAt;
    private final Instant activeAt;
    private final Instant now;
    private final @Nullable Origin origin;

    /**
     * @param from the house's account that gives the points
     * @param activeAt after {@code now}: the points are pending
     */
    public Opening(Reason reason, Account from, long storeId, Instant earnedAt, Instant activeAt, Instant now) {
        this(reason, from, storeId, earnedAt, activeAt, now, null);
    }

    /** {@code origin}: of points that another record of the same person brings. */
    Opening(Reason reason, Account from, long storeId, Instant earnedAt, Instant activeAt, Instant now, @Nullable Origin origin) {
        this.origin = origin;
        this.reason = reason;
        this.from = from;
        this.storeId = storeId;
        this.earnedAt = earnedAt;
        this.activeAt = activeAt;
        this.now = now;
    }

    /** {@code debt}: what the member owes. Slices above 0, first to expire first. */
    public Movement movement(List<Slice> slices, long debt) {
        boolean pending = activeAt.isAfter(now);
        long owed = pending ? 0 : debt;
        long points = 0;
        long repaid = 0;
        List<NewLot> lots = new ArrayList<>(slices.size());
        for (Slice slice : slices) {
            long paid = Math.min(owed, slice.points());
            owed -= paid;
            repaid += paid;
            points = Math.addExact(points, slice.points());
            lots.add(new NewLot(storeId, earnedAt, activeAt, slice.expiresAt(), slice.points(), slice.points() - paid, origin));
        }
        return new Movement(reason, now, postings(pending ? Account.PENDING : Account.SPENDABLE, points - repaid, repaid), lots, List.of(), List.of());
    }

    /** Says how much of the movement paid debt; {@code debt}: what was owed before. */
    public static void tellRepaid(StepList steps, Movement opening, long debt) {
        for (Posting posting : opening.postings()) {
            if (posting.to() == Account.DEBT) {
                steps.add(Code.DEBT_REPAID, posting.amount(), Map.of("debt_left", debt - posting.amount()), Map.of());
            }
        }
    }

    private List<Posting> postings(Account to, long rest, long repaid) {
        if (repaid == 0) {
            return List.of(new Posting(from, to, rest));
        }
        Posting repayment = new Posting(from, Account.DEBT, repaid);
        return rest == 0 ? List.of(repayment) : List.of(new Posting(from, to, rest), repayment);
    }
}
