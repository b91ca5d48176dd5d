package io.huiji.server.desk.batch;

import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Claims.Fresh;
import io.huiji.server.desk.batch.Claims.Repeat;
import io.huiji.server.desk.batch.Claims.Result;
import io.huiji.server.desk.model.DecisionRef;
import io.huiji.server.desk.store.ClaimSql;
import io.huiji.server.member.MemberProfile;
import io.huiji.server.member.Members;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.purchase.NewReceipt;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.purchase.RefundRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The business uniqueness (I8): one receipt, one earn, whoever posts it; one refund number, one refund. */
@Component
class NumberClaims {

    private final Receipts receipts;
    private final ClaimSql claims;
    private final Members members;
    private final RoundTrip roundTrip;

    NumberClaims(Receipts receipts, ClaimSql claims, Members members, RoundTrip roundTrip) {
        this.roundTrip = roundTrip;
        this.receipts = receipts;
        this.claims = claims;
        this.members = members;
    }

    void claim(Result result, Instant now) {
        claimReceipts(result, now);
        claimLate(result);
        claimRefunds(result, now);
    }

    /** The numbers of purchases, all at once; for whoever hopes that they are free. */
    Query<Set<ReceiptNumber>> insert(List<Fresh> purchases, Instant now) {
        List<NewReceipt> rows = new ArrayList<>(purchases.size());
        for (Fresh fresh : purchases) {
            rows.add(Objects.requireNonNull(receiptOf(fresh, now)));
        }
        rows.sort(Comparator.comparing(NewReceipt::number));
        return receipts.claim(rows);
    }

    private void claimReceipts(Result result, Instant now) {
        Map<ReceiptNumber, Fresh> asked = new HashMap<>();
        List<NewReceipt> rows = new ArrayList<>();
        for (Fresh fresh : result.fresh()) {
            NewReceipt row = receiptOf(fresh, now);
            if (row != null) {
                asked.put(row.number(), fresh);
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(NewReceipt::number));
        Set<ReceiptNumber> taken = roundTrip.ask(receipts.claim(rows));
        if (taken.size() < rows.size()) {
            asked.keySet().removeAll(taken);
            Map<ReceiptNumber, ReceiptRow> stored = receipts.read(asked.keySet());
            asked.forEach((number, fresh) -> answerUsed(fresh, stored.get(number), result));
        }
    }

    /** A late credit takes a receipt that is there already (E24): its row is locked, and becomes the member's when the order comes to a decision. */
    private void claimLate(Result result) {
        List<Fresh> late = result.fresh().stream().filter(fresh -> fresh.order() instanceof Order.Purchase bought && bought.late())
                .sorted(Comparator.comparing(fresh -> ((Order.Purchase) fresh.order()).number())).toList();
        for (Fresh fresh : late) {
            Order.Purchase bought = (Order.Purchase) fresh.order();
            ReceiptRow row = receipts.lock(bought.number()).orElse(null);
            if (row == null) {
                fail(fresh, ProblemCode.RECEIPT_UNKNOWN, result);
            } else if (row.decisionId() != null) {
                answerUsed(fresh, row, result);
            } else if (row.netFen() - row.refundedFen() != bought.receipt().totalFen()) {
                // A refund was noted since the order was made: it must be made again of what is left.
                fail(fresh, ProblemCode.IN_FLIGHT, result);
            }
        }
    }

    private void answerUsed(Fresh fresh, @Nullable ReceiptRow row, Result result) {
        if (row == null) {
            fail(fresh, ProblemCode.IN_FLIGHT, result);
            return;
        }
        Order order = fresh.order();
        long memberId = order.head().memberId();
        if (row.decisionId() != null && row.memberId() != null && row.bookedAt() != null) {
            boolean same = isOf(row.memberId(), memberId) && (!(order instanceof Order.Purchase bought) || row.netFen() == bought.receipt().totalFen());
            if (same) {
                repeat(fresh, new DecisionRef(row.memberId(), row.decisionId(), row.bookedAt()), result);
            } else {
                boolean late = order instanceof Order.Purchase bought && bought.late();
                fail(fresh, late ? ProblemCode.ALREADY_CREDITED : ProblemCode.RECEIPT_CONFLICT, result);
            }
        } else {
            fail(fresh, ProblemCode.RECEIPT_CONFLICT, result);
        }
    }

    /** The same receipt may be sent again after its member was merged. */
    private boolean isOf(long creditedTo, long memberId) {
        if (creditedTo == memberId) {
            return true;
        }
        MemberProfile profile = roundTrip.ask(members.profiles(List.of(creditedTo))).get(creditedTo);
        return profile != null && profile.mergedInto() != null && profile.mergedInto() == memberId;
    }

    private void claimRefunds(Result result, Instant now) {
        Map<ReceiptNumber, Fresh> asked = new HashMap<>();
        List<RefundRow> rows = new ArrayList<>();
        for (Fresh fresh : result.fresh()) {
            if (fresh.order() instanceof Order.Refund refund) {
                asked.put(refund.refund(), fresh);
                rows.add(new RefundRow(refund.refund(), refund.head().memberId(), fresh.decisionId(), now, refund.sale(), 0,
                        refund.head().store() == null ? null : refund.head().store().id()));
            }
        }
        rows.sort(Comparator.comparing(RefundRow::number));
        Set<ReceiptNumber> taken = receipts.claimRefunds(rows);
        if (taken.size() < rows.size()) {
            asked.keySet().removeAll(taken);
            Map<ReceiptNumber, RefundRow> stored = receipts.readRefunds(asked.keySet());
            asked.forEach((number, fresh) -> answerUsedRefund(fresh, stored.get(number), result));
        }
    }

    private void answerUsedRefund(Fresh fresh, @Nullable RefundRow row, Result result) {
        Order.Refund refund = (Order.Refund) fresh.order();
        if (row == null) {
            fail(fresh, ProblemCode.IN_FLIGHT, result);
        } else if (row.sale().equals(refund.sale()) && row.decisionId() != null && row.bookedAt() != null && row.memberId() != null
                && RefundParts.agrees(refund.part(), row.amountFen())) {
            repeat(fresh, new DecisionRef(row.memberId(), row.decisionId(), row.bookedAt()), result);
        } else {
            fail(fresh, ProblemCode.REFUND_CONFLICT, result);
        }
    }

    private void repeat(Fresh fresh, DecisionRef decision, Result result) {
        claims.point(fresh.order().head().key().claim(), decision);
        result.fresh().remove(fresh);
        result.repeats().add(new Repeat(fresh.ticket(), decision));
    }

    private void fail(Fresh fresh, ProblemCode code, Result result) {
        claims.delete(List.of(fresh.order().head().key().claim()));
        result.fresh().remove(fresh);
        result.failed().add(Claims.failed(fresh.ticket(), code));
    }

    static ReceiptNumber activityNumber(Order.Grant grant) {
        return new ReceiptNumber("activity:" + grant.activity(), grant.reference());
    }

    private static @Nullable NewReceipt receiptOf(Fresh fresh, Instant now) {
        return switch (fresh.order()) {
            case Order.Purchase bought when bought.late() -> null;
            case Order.Purchase bought -> new NewReceipt(bought.number(), bought.head().memberId(), fresh.decisionId(), now,
                    bought.head().store() == null ? 0 : bought.head().store().id(), bought.receipt().eventAt(), bought.receipt().totalFen(),
                    bought.importId(), null, bought.receipt().channel(), null);
            case Order.Grant grant -> new NewReceipt(activityNumber(grant),
                    grant.head().memberId(), fresh.decisionId(), now, grant.head().store() == null ? 0 : grant.head().store().id(),
                    grant.eventAt(), 0, 0, null, null, null);
            default -> null;
        };
    }
}
