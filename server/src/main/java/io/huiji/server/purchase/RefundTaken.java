package io.huiji.server.purchase;

import java.time.Instant;

/** What a refund took, known once it is decided. */
public record RefundTaken(ReceiptNumber number, long amountFen, Instant bookedAt) {}
