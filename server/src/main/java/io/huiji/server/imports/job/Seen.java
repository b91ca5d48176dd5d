package io.huiji.server.imports.job;

import io.huiji.engine.decision.Command;
import io.huiji.server.desk.Asked;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.Sales;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.purchase.RefundRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the books say of a page of orders before they are asked of the desk: the same keys and numbers that the desk would look at. */
final class Seen {

    private final Map<UUID, Asked.State> keys;
    private final Map<ReceiptNumber, ReceiptRow> receipts;
    private final Map<ReceiptNumber, RefundRow> refunds;
    private final Map<ReceiptNumber, Command.Sale> sales;

    private Seen(Map<UUID, Asked.State> keys, Map<ReceiptNumber, ReceiptRow> receipts, Map<ReceiptNumber, RefundRow> refunds, Map<ReceiptNumber, Command.Sale> sales) {
        this.keys = keys;
        this.receipts = receipts;
        this.refunds = refunds;
        this.sales = sales;
    }

    /** Whether the desk would carry it out, has done so before, or would refuse it. */
    sealed interface State {
        record Fresh() implements State {}

        record There() implements State {}

        record Refused(ProblemCode code) implements State {}
    }

    static Seen of(List<Order> page, Asked asked, Receipts receipts, Sales sales) {
        List<ReceiptNumber> numbers = new ArrayList<>(page.size());
        List<ReceiptNumber> refunds = new ArrayList<>();
        for (Order order : page) {
            if (order instanceof Order.Purchase bought) {
                numbers.add(bought.number());
            } else if (order instanceof Order.Refund refund) {
                refunds.add(refund.refund());
                numbers.add(refund.sale());
            }
        }
        Map<ReceiptNumber, ReceiptRow> rows = receipts.read(numbers);
        Map<ReceiptNumber, ReceiptRow> refunded = new HashMap<>(rows);
        refunded.keySet().retainAll(page.stream().filter(Order.Refund.class::isInstance).map(order -> ((Order.Refund) order).sale()).toList());
        return new Seen(asked.of(page.stream().map(order -> order.head().key()).toList()), rows, receipts.readRefunds(refunds), sales.recorded(refunded.values()));
    }

    State state(Order order) {
        Asked.State key = keys.get(order.head().key().claim());
        if (key != null) {
            return key == Asked.State.SAME ? new State.There() : new State.Refused(ProblemCode.RECEIPT_CONFLICT);
        }
        return switch (order) {
            case Order.Purchase bought -> state(bought, receipts.get(bought.number()));
            case Order.Refund refund -> state(refund, refunds.get(refund.refund()));
            default -> new State.Fresh();
        };
    }

    private static State state(Order.Purchase bought, @Nullable ReceiptRow row) {
        if (row == null) {
            return new State.Fresh();
        }
        boolean same = row.memberId() != null && row.memberId() == bought.head().memberId() && row.netFen() == bought.receipt().totalFen();
        return same ? new State.There() : new State.Refused(ProblemCode.RECEIPT_CONFLICT);
    }

    private static State state(Order.Refund refund, @Nullable RefundRow row) {
        if (row == null) {
            return new State.Fresh();
        }
        return row.sale().equals(refund.sale()) ? new State.There() : new State.Refused(ProblemCode.REFUND_CONFLICT);
    }

    /** A sale in the books as a refund of it would be decided on; {@code null}: there is none. */
    Command.@Nullable Sale sale(ReceiptNumber number) {
        return sales.get(number);
    }
}
