package io.huiji.server.desk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as kept: enough to decide it again.
 *
 * @param kind see {@link Kind}
 * @param refId the decision it refers to: a refund's sale, a restore's redemption, a transfer's or merge's other leg
 * @param reference receipt, refund or event number, as the partner names it
 * @param refusal code of the refusal; {@code null}: accepted
 * @param totals of command and facts; kept beside them for whoever adds up many decisions
 * @param command JSON, see {@link DecisionJson}
 */
public record DecisionRow(
        long memberId,
        long id,
        Instant bookedAt,
        Kind kind,
        long callerId,
        int planVersion,
        @Nullable Long storeId,
        @Nullable Instant eventAt,
        @Nullable Long refId,
        @Nullable String reference,
        long points,
        @Nullable String refusal,
        DecisionTotals totals,
        String command,
        String facts) {

    /** What was asked. */
    public enum Kind { PURCHASE, REFUND, REDEEM, RESERVE, CAPTURE, VOID, RESTORE, TRANSFER_OUT, TRANSFER_IN, ADJUST, FORFEIT, OLD_BALANCE, UNDO_OLD_BALANCE, GRANT, SETTLE,
        MERGE_OUT, MERGE_IN, UNMERGE_OUT, UNMERGE_IN }
}
