package io.huiji.server.desk.web;

import io.huiji.server.access.Approval;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An approval as people see it.
 *
 * @param store code; {@code null}: head office
 * @param decisionId of the booking that came of it
 * @param refusal why the books would not have it
 */
record ApprovalView(
        long id, String kind, Approval.Status status, String summary, long points, long memberId, @Nullable String store, String reason, long askedById,
        String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable String decidedReason, @Nullable String decisionId,
        @Nullable Refusal refusal) {

    record Refusal(String code, String zh, String en) {}

    static ApprovalView of(Approval approval, @Nullable String store) {
        boolean refused = approval.status() == Approval.Status.REFUSED;
        return new ApprovalView(approval.approvalId(), approval.kind(), approval.status(), approval.summary(), approval.points(), approval.memberId(), store,
                approval.reason(), approval.askedBy(), approval.askedName(), approval.askedAt(), approval.decidedBy() == null ? null : approval.decidedName(),
                approval.decidedAt(), approval.decidedReason(), refused ? null : approval.outcome(),
                refused && approval.outcome() != null ? refusal(approval.outcome()) : null);
    }

    private static Refusal refusal(String code) {
        ProblemCode known = ProblemCode.valueOf(code.toUpperCase(Locale.ROOT));
        return new Refusal(code, known.zh(), known.en());
    }
}
