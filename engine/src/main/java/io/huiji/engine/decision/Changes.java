package io.huiji.engine.decision;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted command does to the member's books, complete and balanced.
 *
 * @param points the headline: +150 granted, −60 spent, 0 moved
 * @param movements balanced transactions in booking order; settling comes first
 * @param holdOpened at most one
 * @param holdsClosed holds captured, voided or expired
 * @param standing the standing afterwards; {@code null}: unchanged
 * @param days amounts to ADD to the member's days (may be negative)
 * @param budgetDraws points drawn from shared budgets, above 0
 */
public record Changes(
        long points,
        List<Movement> movements,
        @Nullable NewHold holdOpened,
        List<HoldClosed> holdsClosed,
        @Nullable Standing standing,
        List<DayActivity> days,
        Map<String, Long> budgetDraws) {

    /**
     * One transaction: postings that sum to zero, the lots it opens and draws.
     *
     * @param effectiveAt when it took effect (a lot that lapsed at midnight is booked later, effective at midnight)
     * @param activatedLots pending lots that became spendable
     */
    public record Movement(
            Reason reason,
            Instant effectiveAt,
            List<Posting> postings,
            List<NewLot> lotsOpened,
            List<Draw> draws,
            List<Long> activatedLots) {

        /** Whether the lots it opens wait for their activation. All lots of a movement are alike. */
        public boolean opensPending() {
            for (Posting posting : postings) {
                if (posting.to() == Account.PENDING) {
                    return true;
                }
            }
            return false;
        }
    }

    public enum Reason {
        EARN, BONUS, CLAW_BACK, REDEEM, RESERVE, CAPTURE, VOID, HOLD_EXPIRE, RESTORE, TRANSFER_OUT, TRANSFER_IN, ADJUST, EXPIRE, ACTIVATE, REPAY,
        MERGE_OUT, MERGE_IN, UNMERGE_OUT, UNMERGE_IN
    }

    /** {@code amount} above 0 from one account to another. */
    public record Posting(Account from, Account to, long amount) {}

    /**
     * A new lot. {@code amount − remaining} went to debt at once.
     *
     * @param storeId earning store; 0: none
     * @param origin {@code null}: it came into being here
     */
    public record NewLot(long storeId, Instant earnedAt, Instant activeAt, @Nullable Instant expiresAt, long amount, long remaining, @Nullable Origin origin) {}

    /**
     * What a lot was before a merge.
     *
     * @param memberId who brought it
     * @param lotId her lot; 0: it was reopened by the reversal of a redemption of hers
     * @param decisionId the decision that granted it first
     */
    public record Origin(long memberId, long lotId, long decisionId) {}

    /**
     * How one existing lot changes: both deltas may be negative (drawn) or positive (given back).
     *
     * @param newExpiresAt a grace given on restoring; {@code null}: unchanged
     */
    public record Draw(long lotId, long remainingDelta, long heldDelta, @Nullable Instant newExpiresAt) {}

    public record NewHold(long points, Instant expiresAt, List<Hold.LotDraw> draws) {}

    public record HoldClosed(long holdId, HoldEnd end, long capturedPoints) {}

    public enum HoldEnd { CAPTURED, VOIDED, EXPIRED }
}
