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
        Instant eventAt = receipt.eventAt();
        long eventDay = LocalMoment.dayOf(eventAt, earning.zone);
        Instant atOnce = eventAt.isAfter(now) ? now : eventAt;
        Instant activeAt = earning.pendingDays == 0 ? atOnce : LocalMoment.startOf(eventDay + earning.pendingDays, earning.zone);
        Opening opening = new Opening(Reason.EARN, Account.ISSUED, store == null ? 0 : store.id(), eventAt, activeAt, now);
        return opening.movement(plan.expiry().slices(points, eventDay), debt);
    }
}
