package io.huiji.server.purchase;

import io.huiji.server.purchase.NewReceipt.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt as recorded, with what was refunded of it. */
public record ReceiptRow(
        ReceiptNumber number,
        State state,
        @Nullable Long memberId,
        @Nullable Long decisionId,
        @Nullable Instant bookedAt,
        long storeId,
        Instant eventAt,
        long netFen,
        long importId,
        @Nullable String body,
        List<RefundedLine> refunded,
        long clawedPoints) {

    /** What refunds took of a line so far. */
    public record RefundedLine(int no, long amountFen, int quantity) {}

    public long refundedFen() {
        long total = 0;
        for (RefundedLine line : refunded) {
            total = Math.addExact(total, line.amountFen());
        }
        return total;
    }

    /** The same receipt after a further refund. */
    public ReceiptRow with(List<RefundedLine> nowRefunded, long nowClawedPoints) {
        return new ReceiptRow(number, state, memberId, decisionId, bookedAt, storeId, eventAt, netFen, importId, body,
                List.copyOf(nowRefunded), nowClawedPoints);
    }
}
