package io.huiji.server.access;

import io.huiji.server.access.Approval.Status;
import io.huiji.server.access.store.ApprovalSql;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Four eyes (双人复核): one asks, another decides. What was approved is done by the module that asked, under an idempotency key of the approval's own, so that
 * it is done once, however often and by whomever the approval is repeated.
 */
@Component
public class Approvals {

    private final ApprovalSql rows;
    private final Trail trail;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Approvals(ApprovalSql rows, Trail trail, Ids ids, InstantSource clock, TransactionTemplate transaction) {
        this.rows = rows;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** See {@link Approval}. */
    public record Wanted(String kind, String request, String summary, long points, long memberId, @Nullable Long storeId, String reason) {}

    /** Inside the caller's transaction. */
    public Approval ask(Caller caller, Wanted wanted) {
        Approval approval = new Approval(ids.next(), wanted.kind(), wanted.request(), wanted.summary(), wanted.points(), wanted.memberId(), wanted.storeId(),
                wanted.reason(), Status.OPEN, caller.callerId(), caller.name(), now(), null, null, null, null, null);
        rows.insert(approval);
        trail.note("approval.ask", "approval:" + approval.approvalId(), "member:" + wanted.memberId() + " points=" + wanted.points());
        return approval;
    }

    /** @throws Problem {@code not_found}: or of other stores than the caller's */
    public Approval get(Caller caller, long approvalId) {
        return rows.find(approvalId).filter(found -> caller.storeIds().isEmpty() || (found.storeId() != null && caller.actsFor(found.storeId())))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    /** Newest first. A caller with stores sees what was asked for there. */
    public List<Approval> list(Caller caller, @Nullable Status status, long beforeId, int limit) {
        return rows.list(status, caller.storeIds(), beforeId, limit);
    }

    /**
     * Agrees, in a transaction of its own: what follows may be repeated. Nothing happens when it was approved before.
     *
     * @throws Problem {@code same_person}, {@code state_conflict}: rejected
     */
    public Approval approve(Caller caller, long approvalId, String reason) {
        return decide(caller, approvalId, Status.APPROVED, reason);
    }

    /** Joins the caller's transaction, so that what follows is done with it. @throws Problem {@code same_person}, {@code state_conflict}: approved */
    public Approval reject(Caller caller, long approvalId, String reason) {
        return decide(caller, approvalId, Status.REJECTED, reason);
    }

    /** What came of an approved one. */
    public Approval finish(Caller caller, long approvalId, boolean done, String outcome) {
        if (rows.finish(approvalId, done ? Status.DONE : Status.REFUSED, outcome)) {
            trail.note("approval.finish", "approval:" + approvalId, (done ? "decision:" : "refused:") + outcome);
        }
        return get(caller, approvalId);
    }

    /** Approved before that moment and not finished: whoever was about to do it is gone. Oldest first. */
    public List<Approval> unfinished(Instant approvedBefore, int limit) {
        return rows.unfinished(approvedBefore, limit);
    }

    /** {@link #finish} by the system itself. */
    public void finishLater(long approvalId, boolean done, String outcome) {
        transaction.executeWithoutResult(status -> {
            if (rows.finish(approvalId, done ? Status.DONE : Status.REFUSED, outcome)) {
                trail.note("approval.finish", "approval:" + approvalId, (done ? "decision:" : "refused:") + outcome);
            }
        });
    }

    private Approval decide(Caller caller, long approvalId, Status to, String reason) {
        get(caller, approvalId);
        transaction.executeWithoutResult(status -> {
            if (rows.decide(approvalId, to, caller, reason, now())) {
                trail.note(to == Status.APPROVED ? "approval.approve" : "approval.reject", "approval:" + approvalId, "");
            }
        });
        Approval after = get(caller, approvalId);
        if (after.askedBy() == caller.callerId()) {
            throw Problem.of(ProblemCode.SAME_PERSON);
        }
        boolean wasApproved = after.status() == Status.APPROVED || after.status() == Status.DONE || after.status() == Status.REFUSED;
        if (to == Status.APPROVED ? !wasApproved : after.status() != Status.REJECTED) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("state", after.status()));
        }
        return after;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
