package io.huiji.engine.decision;

import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Facts;
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

    /** Give a redemption back to exactly the lots it drew (R21); debt is paid first. {@code draws}: what it drew and has not given back yet. */
    record Restore(long redemptionDecisionId, List<RestoredLot> draws) implements Command {}

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

    /** Book what time has done: activations, lapsed lots, expired holds, a due downgrade. Every command that sees lots does this first. */
    record Settle() implements Command {}

}
