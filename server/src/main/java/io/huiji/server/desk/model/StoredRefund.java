package io.huiji.server.desk.model;

import io.huiji.engine.decision.Command.LineAmount;
import java.time.Instant;
import java.util.List;

/** A refund's command as kept: the sale itself lies with the sale's decision. */
public record StoredRefund(
        long saleDecisionId, Instant saleBookedAt, List<LineAmount> refunded, long clawedBackPoints, List<LineAmount> lines) {}
