package io.huiji.server.desk;

import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.ReceiptNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desk is asked to carry out for one member: a command still without facts, with its key and who asks. */
public sealed interface Order {

    Head head();

    /**
     * @param callerId partner; 0: the system itself
     * @param store the acting store; {@code null}: none (jobs, head office)
     */
    record Head(WriteKey key, long callerId, long memberId, @Nullable StoreFacts store) {}

    /**
     * Earn on a receipt.
     *
     * @param importId the import it came with; 0: none
     * @param late the receipt was recorded without a member (anonymous, or waiting for an enrolment) and is now credited (E24)
     */
    record Purchase(Head head, ReceiptNumber number, Receipt receipt, long importId, boolean late) implements Order {}

    /** Take back part of a sale. {@code sale} and {@code refund} are business numbers. */
    record Refund(Head head, ReceiptNumber sale, ReceiptNumber refund, Instant eventAt, Part part, long importId) implements Order {}

    /** Which part of a sale is refunded. */
    sealed interface Part {
        /** All that is left. */
        record Whole() implements Part {}

        /** An amount over all lines that are left, in proportion. */
        record Amount(long amountFen) implements Part {}

        record Lines(List<LinePart> lines) implements Part {}
    }

    /** A line by amount, or by quantity (its share of the line's amount; the last unit takes what is left). Exactly one is given. */
    record LinePart(int no, @Nullable Long amountFen, @Nullable Integer quantity) {}

    record Redeem(Head head, long points) implements Order {}

    record Reserve(Head head, long points, @Nullable Instant expiresAt) implements Order {}

    record Capture(Head head, long holdId, @Nullable Long points) implements Order {}

    record VoidHold(Head head, long holdId) implements Order {}

    /** Give back a redemption (a one-step one or a captured hold), by its decision and whose it was. */
    record Restore(Head head, long ofMemberId, long redemptionDecisionId) implements Order {}

    /** Touches two members in one transaction: it takes both lanes and runs alone. */
    sealed interface OfTwo extends Order {
        long otherMemberId();
    }

    record Transfer(Head head, long toMemberId, long points) implements OfTwo {

        @Override
        public long otherMemberId() {
            return toMemberId;
        }
    }

    /** The head's member and {@code survivorId} are one person; the latter stays. */
    record Merge(Head head, long survivorId, String callerName, String reason) implements OfTwo {

        @Override
        public long otherMemberId() {
            return survivorId;
        }
    }

    /** The head's member stayed; {@code goneId} comes back. */
    record Unmerge(Head head, long goneId, long mergeId, String callerName, String reason) implements OfTwo {

        @Override
        public long otherMemberId() {
            return goneId;
        }
    }

    record Adjust(Head head, long points, String reason) implements Order {}

    /** Takes all that a closed member still has; of a member who is not closed too. */
    record Forfeit(Head head, String reason) implements Order {}

    /** Points of the system before this one (N3); {@code expiresAt} {@code null}: by the programme. */
    record OldBalance(Head head, long points, @Nullable Instant expiresAt, @Nullable String remark) implements Order {}

    /** Takes back what that decision brought. */
    record UndoOldBalance(Head head, long decisionId, long points) implements Order {}

    /** Points for an event (E23); {@code reference} is unique within the activity. */
    record Grant(Head head, String activity, String reference, Instant eventAt) implements Order {}

    /** What time has done to the member's books. */
    record Settle(Head head) implements Order {}

    /** The same for the member whom {@code memberId} was merged into; a merge itself is never led on. */
    default Order led(long memberId, long survivorId) {
        Head head = head().memberId() == memberId ? new Head(head().key(), head().callerId(), survivorId, head().store()) : head();
        return switch (this) {
            case Purchase o -> new Purchase(head, o.number(), o.receipt(), o.importId(), o.late());
            case Refund o -> new Refund(head, o.sale(), o.refund(), o.eventAt(), o.part(), o.importId());
            case Redeem o -> new Redeem(head, o.points());
            case Reserve o -> new Reserve(head, o.points(), o.expiresAt());
            case Capture o -> new Capture(head, o.holdId(), o.points());
            case VoidHold o -> new VoidHold(head, o.holdId());
            case Restore o -> new Restore(head, o.ofMemberId(), o.redemptionDecisionId());
            case Transfer o -> new Transfer(head, o.toMemberId() == memberId ? survivorId : o.toMemberId(), o.points());
            case Adjust o -> new Adjust(head, o.points(), o.reason());
            case Forfeit o -> new Forfeit(head, o.reason());
            case OldBalance o -> new OldBalance(head, o.points(), o.expiresAt(), o.remark());
            case UndoOldBalance o -> new UndoOldBalance(head, o.decisionId(), o.points());
            case Grant o -> new Grant(head, o.activity(), o.reference(), o.eventAt());
            case Settle o -> new Settle(head);
            case Merge o -> o;
            case Unmerge o -> o;
        };
    }
}
