package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.MergeParts;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Claims.Fresh;
import io.huiji.server.member.Merge;
import io.huiji.server.member.Merges;
import io.huiji.server.member.NewMerge;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders that touch two members: each leg is a decision of its own, the second made of what the first one did. */
@Component
class Pairs {

    private final Transfers transfers;
    private final Merging merging;
    private final Merges merges;
    private final Ids ids;

    Pairs(Transfers transfers, Merging merging, Merges merges, Ids ids) {
        this.transfers = transfers;
        this.merging = merging;
        this.merges = merges;
        this.ids = ids;
    }

    /** Decides one leg and notes what it changes. */
    interface Leg {
        Decision decide(MemberWork work, Command command, long refId, long decisionId);
    }

    /** @throws Refused it does not come to a decision */
    void decide(Fresh fresh, MemberWork first, MemberWork second, Plan plan, BatchFacts batch, Decided decided, Leg leg) {
        if (second.facts.frozen()) {
            throw new Refused(ProblemCode.MEMBER_FROZEN);
        }
        long secondId = ids.next();
        switch ((Order.OfTwo) fresh.order()) {
            case Order.Transfer order -> {
                Facts seen = facts(first, batch);
                Command.TransferOut out = transfers.out(order, plan, batch.now());
                if (leg.decide(first, out, secondId, fresh.decisionId()) instanceof Decision.Accepted accepted) {
                    changes(leg.decide(second, transfers.in(order, seen, accepted.changes()), fresh.decisionId(), secondId));
                }
            }
            case Order.Merge order -> {
                Facts seen = facts(first, batch);
                if (leg.decide(first, new Command.MergeOut(order.survivorId()), secondId, fresh.decisionId()) instanceof Decision.Accepted accepted) {
                    Command.MergeIn in = MergeParts.merged(plan, seen, accepted.changes());
                    changes(leg.decide(second, in, fresh.decisionId(), secondId));
                    decided.merged.add(new NewMerge(first.facts.id(), fresh.decisionId(), order.survivorId(), batch.now(), order.head().callerId(), order.callerName(),
                            order.reason(), -accepted.changes().points(), in.debt(), secondId, second.lastBookedAt));
                }
            }
            case Order.Unmerge order -> unmerge(fresh, order, first, second, batch, decided, leg, secondId);
        }
    }

    private void unmerge(Fresh fresh, Order.Unmerge order, MemberWork survivor, MemberWork gone, BatchFacts batch, Decided decided, Leg leg, long secondId) {
        Merge merge = merges.find(order.goneId(), order.mergeId()).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND));
        if (merge.undone() != null) {
            throw new Refused(ProblemCode.ALREADY_UNMERGED);
        }
        if (batch.now().isAfter(merge.made().at().plus(merges.undoWithin()))) {
            throw new Refused(ProblemCode.MERGE_TOO_OLD);
        }
        Merging.Parting parting = merging.parting(merge.made());
        Facts seen = facts(survivor, batch);
        if (leg.decide(survivor, parting.out(), secondId, fresh.decisionId()) instanceof Decision.Accepted accepted) {
            Command.UnmergeIn in = parting.in(seen, accepted.changes());
            changes(leg.decide(gone, in, fresh.decisionId(), secondId));
            decided.unmerged.add(new Unmerged(merge.made(), new Merge.Undone(batch.now(), order.head().callerId(), order.callerName(), order.reason(),
                    fresh.decisionId(), secondId, -accepted.changes().points())));
        }
    }

    /** An unmerge that was decided. */
    record Unmerged(NewMerge merge, Merge.Undone undone) {}

    /** What the first leg is decided on. */
    private static Facts facts(MemberWork work, BatchFacts batch) {
        Instant bookedAt = batch.now().isBefore(work.lastBookedAt) ? work.lastBookedAt : batch.now();
        return new Facts(bookedAt, work.facts, null, Map.of());
    }

    private static Changes changes(Decision second) {
        if (second instanceof Decision.Accepted accepted) {
            return accepted.changes();
        }
        throw new IllegalStateException("the second leg was refused: " + second);
    }

    /** Without a decision. */
    static final class Refused extends RuntimeException {

        private final ProblemCode code;

        Refused(ProblemCode code) {
            super(code.code(), null, false, false);
            this.code = code;
        }

        ProblemCode code() {
            return code;
        }
    }
}
