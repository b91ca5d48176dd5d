package io.huiji.engine.earn;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.spend.Opening;
import io.huiji.engine.time.LocalMoment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lots that a receipt opens: their life counts from its event, by its own plan and from its own store.
 *
 * @param plan the version that rates the receipt
 * @param store the earning store
 */
record Credit(Plan plan, Receipt receipt, @Nullable StoreFacts store) {

    /** {@code points} above 0; {@code debt}: what the member owes. */
    Movement movement(long points, long debt, Instant now) {
        EarnPlan earning = plan.earning();
        return earning.pendingDays == 0 ? atOnce(points, debt, now)
                : opening(points, debt, now, LocalMoment.startOf(eventDay() + earning.pendingDays, earning.zone));
    }

    /** Without the pending period. */
    Movement atOnce(long points, long debt, Instant now) {
        Instant eventAt = receipt.eventAt();
        return opening(points, debt, now, eventAt.isAfter(now) ? now : eventAt);
    }

    private long eventDay() {
        return LocalMoment.dayOf(receipt.eventAt(), plan.earning().zone);
    }

    private Movement opening(long points, long debt, Instant now, Instant activeAt) {
        Opening opening = new Opening(Reason.EARN, Account.ISSUED, store == null ? 0 : store.id(), receipt.eventAt(), activeAt, now);
        return opening.movement(plan.expiry().slices(points, eventDay()), debt);
    }
}
