package io.huiji.server.desk.web;

import io.huiji.server.desk.unassigned.UnassignedReceipts;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Programmes;
import io.huiji.server.purchase.ReceiptRow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Credits a recorded receipt to a member afterwards (E24), whether a till asks for it or she does herself. */
@Component
class LateCrediting {

    private final Programmes programmes;
    private final UnassignedReceipts unassigned;
    private final Replying replying;
    private final InstantSource clock;

    LateCrediting(Programmes programmes, UnassignedReceipts unassigned, Replying replying, InstantSource clock) {
        this.programmes = programmes;
        this.unassigned = unassigned;
        this.replying = replying;
        this.clock = clock;
    }

    /** @throws Problem {@code already_credited}, {@code receipt_too_old} */
    ResponseEntity<DecisionView> credit(ReceiptRow row, long memberId, WriteKey key, long callerId) {
        Instant now = clock.instant();
        if (row.memberId() != null && row.memberId() != memberId) {
            throw Problem.of(ProblemCode.ALREADY_CREDITED);
        }
        int days = programmes.inForce(now).programme().late().creditDays();
        if (row.memberId() == null && row.eventAt().plus(days, ChronoUnit.DAYS).isBefore(now)) {
            throw Problem.of(ProblemCode.RECEIPT_TOO_OLD, Map.of("creditDays", days));
        }
        if (row.body() == null) {
            throw Problem.of(ProblemCode.ALREADY_CREDITED);
        }
        return replying.submit(unassigned.lateCredit(row, key, callerId, memberId));
    }
}
