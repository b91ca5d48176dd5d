package io.huiji.server.desk.model;

import io.huiji.engine.decision.Command.LineAmount;
import java.time.Instant;
import java.util.List;

/**
 * A refund's command as kept: the sale itself lies with the sale's decision.
 *
 * @param saleMemberId whose decision that is, if she was merged into the refund's member; 0: the refund's member herself
 */
public record StoredRefund(
        long saleDecisionId, Instant saleBookedAt, List<LineAmount> refunded, long clawedBackPoints, List<LineAmount> lines, long saleMemberId) {}
