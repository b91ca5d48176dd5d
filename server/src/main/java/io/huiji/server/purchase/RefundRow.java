package io.huiji.server.purchase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund's number and what it stands for.
 *
 * @param storeId where it was refunded; {@code null}: without a store
 */
public record RefundRow(
        ReceiptNumber number,
        @Nullable Long memberId,
        @Nullable Long decisionId,
        @Nullable Instant bookedAt,
        ReceiptNumber sale,
        long amountFen,
        @Nullable Long storeId) {}
