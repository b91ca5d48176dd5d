package io.huiji.server.desk.web;

import io.huiji.engine.decision.Decision;
import io.huiji.server.access.AdjustmentLimits;
import io.huiji.server.access.Approval;
import io.huiji.server.access.Approvals;
import io.huiji.server.access.ApprovedWork;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Trail;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Stores;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adjustments by hand: at once within the limits of who asks, else after a second person has approved. Either way through the desk, once. */
@Component
class Adjusting {

    static final String KIND = "adjustment";
    private static final int ACCEPTED = 202;

    private final Acting acting;
    private final AdjustmentLimits limits;
    private final Approvals approvals;
    private final Replying replying;
    private final Trail trail;
    private final Once once;
    private final Stores stores;
    private final JsonMapper json;
    private final ObjectProvider<ApprovedWork> others;

    Adjusting(Acting acting, AdjustmentLimits limits, Approvals approvals, Replying replying, Trail trail, Once once, Stores stores, JsonMapper json,
            ObjectProvider<ApprovedWork> others) {
        this.acting = acting;
        this.limits = limits;
        this.approvals = approvals;
        this.replying = replying;
        this.trail = trail;
        this.once = once;
        this.stores = stores;
        this.json = json;
        this.others = others;
    }

    /** What is done when it is approved. {@code store}: code. */
    record Adjustment(long memberId, long points, String reason, @Nullable String store) {}

    /** @throws Problem what the desk or the engine refuses */
    ResponseEntity<?> adjust(Adjustment wanted, WriteKey key, Caller caller) {
        if (caller.isStaff() && !caller.storeIds().isEmpty() && wanted.store() == null) {
            throw Problem.invalid("store", "required", "请指明门店", "Name the store");
        }
        Order.Adjust order = order(wanted, key, caller);
        if (!limits.isWithin(caller, key, wanted.points())) {
            Long storeId = wanted.store() == null ? null : stores.byCode(wanted.store()).id();
            var asked = new Approvals.Wanted(KIND, json.writeValueAsString(wanted), summary(wanted), wanted.points(), wanted.memberId(), storeId, wanted.reason());
            return Replies.of(once.run(key, () -> new Once.Reply(ACCEPTED, ApprovalView.of(approvals.ask(caller, asked), wanted.store()), false, false)));
        }
        Answer answer = replying.wait(order);
        if (caller.isStaff() && isRefused(answer)) {
            limits.giveBack(key);
        }
        ResponseEntity<DecisionView> reply = Replying.reply(answer, 200);
        if (caller.kind() != Caller.Kind.PARTNER) {
            trail.noteSoon("adjustment.post", "member:" + wanted.memberId(), "points=" + wanted.points());
        }
        return reply;
    }

    /**
     * Agrees, then books under the approval's own key: however often this is repeated, and whoever repeats it, it is booked once.
     *
     * @throws Problem {@code same_person}, {@code state_conflict}, or what the desk answers when it is busy: then it may be repeated
     */
    ResponseEntity<Object> approve(long approvalId, String reason, WriteKey key, Caller caller) {
        Approval approved = approvals.approve(caller, approvalId, reason);
        if (!approved.kind().equals(KIND)) {
            String outcome = work(approved).carryOut(approved);
            return Replies.of(once.run(key, () -> Once.Reply.ok(view(approvals.finish(caller, approvalId, true, outcome)))));
        }
        Adjustment wanted = json.readValue(approved.request(), Adjustment.class);
        WriteKey own = WriteKey.of(0, "approval:" + approvalId, approved.request());
        Answer answer = replying.wait(order(wanted, own, caller));
        boolean done = answer instanceof Answer.Decided decided && !(decided.decision() instanceof Decision.Refused);
        if (!done && !isRefused(answer)) {
            throw Replying.problem(answer);
        }
        String outcome = answer instanceof Answer.Decided decided && done ? new Ref(decided.memberId(), decided.decisionId()).toString() : Replying.problem(answer).code().code();
        return Replies.of(once.run(key, () -> Once.Reply.ok(view(approvals.finish(caller, approvalId, done, outcome)))));
    }

    ResponseEntity<Object> reject(long approvalId, String reason, WriteKey key, Caller caller) {
        return Replies.of(once.run(key, () -> {
            Approval rejected = approvals.reject(caller, approvalId, reason);
            if (!rejected.kind().equals(KIND)) {
                work(rejected).drop(rejected);
            }
            return Once.Reply.ok(view(rejected));
        }));
    }

    private ApprovedWork work(Approval approval) {
        return others.stream().filter(one -> one.kind().equals(approval.kind())).findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody carries out approvals of " + approval.kind()));
    }

    ApprovalView view(Approval approval) {
        return ApprovalView.of(approval, approval.storeId() == null ? null : stores.byId(approval.storeId()).code());
    }

    private Order.Adjust order(Adjustment wanted, WriteKey key, Caller caller) {
        return new Order.Adjust(acting.office(wanted.store(), wanted.memberId(), key, caller), wanted.points(), wanted.reason());
    }

    private static boolean isRefused(Answer answer) {
        return answer instanceof Answer.Decided decided && decided.decision() instanceof Decision.Refused;
    }

    private static String summary(Adjustment wanted) {
        return String.format(Locale.ROOT, "%+d 积分 / points", wanted.points());
    }
}
