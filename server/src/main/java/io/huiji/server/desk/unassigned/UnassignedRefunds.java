package io.huiji.server.desk.unassigned;

import io.huiji.engine.decision.Receipt;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.RefundParts;
import io.huiji.server.desk.model.DecisionJson;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Once.Reply;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.ReceiptRow.RefundedLine;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.purchase.RefundRow;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Refunds of receipts that earned nothing yet: noted, so that a late credit counts what is left. */
@Component
public class UnassignedRefunds {

    private final Receipts receipts;
    private final Once once;
    private final InstantSource clock;

    UnassignedRefunds(Receipts receipts, Once once, InstantSource clock) {
        this.receipts = receipts;
        this.once = once;
        this.clock = clock;
    }

    /** What was noted. */
    public record Noted(String status, String number, long points, long amountFen, String zh, String en) {}

    /** @throws Problem {@code receipt_unknown}, {@code refund_conflict}, {@code refund_exceeds_sale}, {@code in_flight} (it was credited meanwhile) */
    public Reply refund(WriteKey key, ReceiptNumber sale, ReceiptNumber number, long storeId, Order.Part part) {
        return once.run(key, () -> Reply.created(note(sale, number, storeId, part)));
    }

    private Noted note(ReceiptNumber sale, ReceiptNumber number, long storeId, Order.Part part) {
        ReceiptRow row = receipts.lock(sale).orElseThrow(() -> Problem.of(ProblemCode.RECEIPT_UNKNOWN));
        if (row.memberId() != null) {
            throw Problem.of(ProblemCode.IN_FLIGHT);
        }
        Receipt receipt = DecisionJson.read(Objects.requireNonNull(row.body()), Receipt.class);
        List<RefundedLine> lines = RefundParts.of(part, receipt, row.refunded());
        List<RefundedLine> now = RefundParts.added(row.refunded(), lines);
        for (RefundedLine line : now) {
            Receipt.Line sold = receipt.lines().stream().filter(one -> one.no() == line.no()).findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.LINE_UNKNOWN));
            if (line.amountFen() > sold.amountFen()) {
                throw Problem.of(ProblemCode.REFUND_EXCEEDS_SALE);
            }
        }
        long amountFen = lines.stream().mapToLong(RefundedLine::amountFen).sum();
        if (receipts.claimRefunds(List.of(new RefundRow(number, null, null, clock.instant(), sale, amountFen, storeId))).isEmpty()) {
            throw Problem.of(ProblemCode.REFUND_CONFLICT);
        }
        receipts.writeRefunded(List.of(row.with(now, 0)));
        return new Noted("noted", number.number(), 0, amountFen, "已记录退款;该小票尚未积分", "Refund noted; the receipt has earned no points yet");
    }
}
