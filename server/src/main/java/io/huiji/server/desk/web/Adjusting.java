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
import io.huiji.server.desk.Unfinished;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adjustments by hand: at once within the limits of who asks, else after a second person has approved. Either way through the desk, once. */
@Component
class Adjusting implements Unfinished {

    static final String KIND = "adjustment";
    private static final int ACCEPTED = 202;
    private static final int UNFINISHED_MAX = 1_000;
    private static final Duration ABOUT_TO_BE_DONE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Adjusting.class);

    private final Acting acting;
    private final AdjustmentLimits limits;
    private final Approvals approvals;
    private final Replying replying;
    private final Trail trail;
    private final Once once;
    private final Stores stores;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ObjectProvider<ApprovedWork> others;

    Adjusting(Acting acting, AdjustmentLimits limits, Approvals approvals, Replying replying, Trail trail, Once once, Stores stores, JsonMapper json,
            InstantSource clock, ObjectProvider<ApprovedWork> others) {
        this.clock = clock;
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

    /** @throws Problem what the desk or the engine refuses, {@code person_needed} */
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
        if (isRefused(answer)) {
            limits.giveBack(key);
        }
        ResponseEntity<DecisionView> reply = Replying.reply(answer, 200);
        if (caller.kind() != Caller.Kind.PARTNER) {
            trail.noteSoon("adjustment.post", "member:" + wanted.memberId(), "points=" + wanted.points());
        }
        return reply;
    }

    /**
     * Agrees, then books under the approval's own key: however often this is repeated, and whoever repeats it, it is booked once. Cut short in between,
     * {@link #finish} goes on.
     *
     * @throws Problem {@code same_person}, {@code state_conflict}, what cannot be done here, or what the desk answers when it is busy: then it may be repeated
     */
    ResponseEntity<Object> approve(long approvalId, String reason, WriteKey key, Caller caller) {
        Approval asked = approvals.get(caller, approvalId);
        if (asked.status() == Approval.Status.OPEN && !asked.kind().equals(KIND)) {
            work(asked).check(asked);
        }
        Booked booked = carriedOut(approvals.approve(caller, approvalId, reason));
        return Replies.of(once.run(key, () -> Once.Reply.ok(view(approvals.finish(caller, approvalId, booked.done(), booked.outcome())))));
    }

    /** @param outcome of a booked one the decision's id, of a refused one the code */
    private record Booked(boolean done, String outcome) {}

    /** By whoever approved it. @throws Problem not now, or not here */
    private Booked carriedOut(Approval approved) {
        if (!approved.kind().equals(KIND)) {
            return new Booked(true, work(approved).carryOut(approved));
        }
        long by = Objects.requireNonNull(approved.decidedBy(), "approved by nobody");
        String name = Objects.requireNonNull(approved.decidedName(), "approved by nobody");
        Caller approver = new Caller(Caller.Kind.STAFF, by, 0, name, Set.of(), Set.of(), Caller.NumberSpace.STORE);
        return book(approved, approver);
    }

    /** @throws Problem the desk is busy */
    private Booked book(Approval approved, Caller approver) {
        Adjustment wanted = json.readValue(approved.request(), Adjustment.class);
        WriteKey own = WriteKey.of(0, "approval:" + approved.approvalId(), approved.request());
        Answer answer = replying.wait(order(wanted, own, approver));
        if (answer instanceof Answer.Decided decided && !(decided.decision() instanceof Decision.Refused)) {
            return new Booked(true, new Ref(decided.memberId(), decided.decisionId()).toString());
        }
        if (!isRefused(answer)) {
            throw Replying.problem(answer);
        }
        return new Booked(false, Replying.problem(answer).code().code());
    }

    /** Does what was approved by somebody whose server died before it was done: of every kind, each once. */
    @Override
    public void finish() {
        for (Approval approved : approvals.unfinished(clock.instant().minus(ABOUT_TO_BE_DONE), UNFINISHED_MAX)) {
            try {
                Booked booked = carriedOut(approved);
                approvals.finishLater(approved.approvalId(), booked.done(), booked.outcome());
            } catch (Problem later) {
                LOG.warn("approval {} could not be carried out now ({}); the next run tries again", approved.approvalId(), later.code().code());
            }
        }
    }

    /** One transaction: what was asked for is dropped with the word that it is rejected, so there is nothing to finish. */
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
