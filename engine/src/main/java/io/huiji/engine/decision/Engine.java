package io.huiji.engine.decision;

import io.huiji.engine.earn.ActivityGrants;
import io.huiji.engine.earn.Purchases;
import io.huiji.engine.earn.Refunds;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.spend.BookDecisions;
import java.util.function.LongSupplier;

/** The one door: plan, facts and command in; decision out. Pure and deterministic. */
public final class Engine {

    private Engine() {}

    /**
     * @param plan the version in force: for a purchase at its event time, else at {@code facts.now}
     * @throws IllegalArgumentException on a command that the edge should have refused, e.g. 0 points
     * @throws IllegalStateException on a broken invariant (a defect): nothing may be written
     */
    public static Decision decide(Plan plan, Facts facts, Command command) {
        return decide(plan, facts, command, true);
    }

    /** The same answer; {@code withSteps} false leaves the explanation empty, which is faster. */
    public static Decision decide(Plan plan, Facts facts, Command command, boolean withSteps) {
        StepList steps = new StepList(withSteps);
        return switch (command) {
            case Command.Purchase purchase -> Purchases.decide(plan, facts, purchase, steps);
            case Command.Grant grant -> ActivityGrants.decide(plan, facts, grant, steps);
            case Command.Refund refund -> Refunds.decide(plan, facts, refund, steps);
            case Command.Redeem _, Command.Reserve _, Command.Capture _, Command.VoidHold _, Command.Restore _, Command.TransferOut _,
                    Command.TransferIn _, Command.Adjust _, Command.Forfeit _, Command.OldBalance _, Command.UndoOldBalance _, Command.MergeOut _, Command.MergeIn _,
                    Command.UnmergeOut _, Command.UnmergeIn _, Command.Settle _ -> BookDecisions.decide(plan, facts, command, steps);
        };
    }

    /**
     * The member as the next decision of the same batch must see her. Ids are drawn in order: for each movement its new lots, then the hold.
     *
     * @param decisionId the decision that made the changes
     * @throws IllegalStateException if the changes draw a lot that is not among the member's (a restore of closed lots: pass the command)
     */
    public static MemberFacts after(MemberFacts before, Changes changes, long decisionId, LongSupplier ids) {
        return new After(before, changes, decisionId, ids).member();
    }

    /** The same after any command, a restore that opens closed lots again included. */
    public static MemberFacts after(MemberFacts before, Command command, Changes changes, long decisionId, LongSupplier ids) {
        After after = new After(before, changes, decisionId, ids);
        after.knowing(command);
        return after.member();
    }
}
