package io.huiji.engine.decision;

import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that may be asked of one member's books. A transfer is two commands decided in one transaction. */
public sealed interface Command {

    /**
     * Whether the decision must see open lots and holds. Earning opens lots and draws none, but a debt is paid first by what time has given back: whoever
     * owes is looked at in full.
     */
    default boolean needsLots(Balance balance) {
        return balance.debt() > 0 || !(this instanceof Purchase || this instanceof Grant);
    }

    /** Earn on a receipt. */
    record Purchase(Receipt receipt) implements Command {}

    /**
     * Take back part of a sale: f(net before) − f(net after), by the sale's own plan and facts (I7, vector f).
     *
     * @param lines amounts to refund now, by line number
     */
    record Refund(Sale sale, List<LineAmount> lines) implements Command {}

    /** {@code amountFen} above 0, at most what is left of the line. */
    record LineAmount(int no, long amountFen) {}

    /**
     * The sale as its decision recorded it.
     *
     * @param refunded what earlier refunds took, by line number; a line absent has none
     * @param clawedBackPoints what earlier refunds took back in points
     */
    record Sale(
            long decisionId, Plan plan, Facts facts, Receipt receipt, List<LineAmount> refunded, long grantedPoints, long clawedBackPoints) {}

    /** Spend at once. {@code points} ≥ 1. */
    record Redeem(long points) implements Command {}

    /** Reserve for a checkout; {@code expiresAt} {@code null}: the programme's holding time. */
    record Reserve(long points, @Nullable Instant expiresAt) implements Command {}

    /** Spend a hold, or part of it; the rest goes back to its lots. {@code points} {@code null}: all. */
    record Capture(long holdId, @Nullable Long points) implements Command {}

    record VoidHold(long holdId) implements Command {}

    /** Give a redemption back to exactly the lots it drew (R21); debt is paid first.
     *
     * @param draws what it drew and has not given back yet
     * @param moved the same of a redemption of a member who was merged into this one: lots with that life are opened here
     */
    record Restore(long redemptionDecisionId, List<RestoredLot> draws, List<Moved> moved) implements Command {

        public Restore(long redemptionDecisionId, List<RestoredLot> draws) {
            this(redemptionDecisionId, draws, List.of());
        }
    }

    /** A lot as it is now (it may be closed) and how many points of it come back. */
    record RestoredLot(io.huiji.engine.facts.Lot lot, long points) {}

    /** First leg of a transfer: draws the sender's lots. {@code sentTodayPoints}: her transfers of the programme's day so far. */
    record TransferOut(long points, long toMemberId, long sentTodayPoints) implements Command {}

    /** Second leg: opens lots with the expiry of those drawn. {@code parts} come from the first leg's decision. */
    record TransferIn(long fromMemberId, List<Part> parts) implements Command {

        public record Part(long points, Instant earnedAt, @Nullable Instant expiresAt, long storeId) {}
    }

    /** A correction by hand; {@code points} not 0. Negative draws first-to-expire and never creates debt. */
    record Adjust(long points, String reason) implements Command {}

    /** Her account is closed: all that is open goes back to the house, what may not be spent yet too. A debt stays written. */
    record Forfeit(String reason) implements Command {}

    /**
     * Points that she had in the system before this one, 1 or more; {@code expiresAt} {@code null}: they live as points that are earned today.
     *
     * @param remark what the old system said of them
     */
    record OldBalance(long points, @Nullable Instant expiresAt, @Nullable String remark) implements Command {}

    /** Takes back what an {@link OldBalance} brought: its own lots first, then others, and what is spent is owed. {@code points} ≥ 1. */
    record UndoOldBalance(long decisionId, long points) implements Command {}

    /** Points for an event that is not a purchase (E23). */
    record Grant(String activity, Instant eventAt) implements Command {}

    /** First leg of a merge: whatever this member has leaves her books, for the other record of the same person. */
    record MergeOut(long intoMemberId) implements Command {}

    /**
     * Second leg: what the first one took out comes in.
     *
     * @param debt what the other record owed
     * @param standing where the other record stood
     * @param days all of its days
     */
    record MergeIn(long fromMemberId, List<Moved> lots, long debt, Standing standing, List<DayActivity> days) implements Command {}

    /** Points that come from a lot of another record of the same person, with their life. */
    record Moved(Origin origin, long points, long storeId, Instant earnedAt, Instant activeAt, @Nullable Instant expiresAt) {}

    /**
     * First leg of an unmerge: what is left of what came leaves again.
     *
     * @param came lots that came with the merge or through the other record, open or closed
     * @param repaid what paid a debt when the two met: it is taken back first
     * @param debt what the other record owed
     * @param before where this member stood before the merge; {@code merged}: and after it
     * @param parting what of the totals is the other record's; its tier is that at the merge
     * @param days likewise its days
     */
    record UnmergeOut(
            long toMemberId, List<Long> came, List<RestoredLot> repaid, long debt, Standing before, Standing merged, Standing parting,
            List<DayActivity> days) implements Command {}

    /**
     * Second leg: what the first one took out goes back into the lots it was.
     *
     * @param standing where the record stood at the merge
     * @param parting its totals now; {@code daysThen} and {@code days}: its days then and now
     */
    record UnmergeIn(
            long fromMemberId, List<ReturnedLot> lots, List<Moved> others, long debt, Standing standing, Standing parting, List<DayActivity> daysThen,
            List<DayActivity> days) implements Command {}

    /**
     * A lot as it was left at the merge, with nothing in it, and what comes back to it.
     *
     * @param activated whether what comes back may be spent
     * @param expiresAt its life now, days of grace included
     */
    record ReturnedLot(io.huiji.engine.facts.Lot lot, long points, boolean activated, @Nullable Instant expiresAt) {

        RestoredLot of() {
            return new RestoredLot(lot, points);
        }
    }

    /** Book what time has done: activations, lapsed lots, expired holds, a due downgrade. Every command that sees lots does this first. */
    record Settle() implements Command {}

}
