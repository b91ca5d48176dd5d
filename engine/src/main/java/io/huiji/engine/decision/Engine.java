package io.huiji.engine.decision;

import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import java.util.function.LongSupplier;

/** The one door: plan, facts and command in; decision out. Pure and deterministic. */
public final class Engine {

    private Engine() {}

    /**
     * @param plan the version in force: for a purchase at its event time, else at {@code facts.now}
     * @throws IllegalStateException on a broken invariant (a defect): nothing may be written
     */
    public static Decision decide(Plan plan, Facts facts, Command command) {
        throw new IllegalStateException(plan + " " + facts + " " + command);
    }

    /**
     * The member as the next decision of the same batch must see her. Ids are drawn in order: for each movement its new lots, then the hold.
     *
     * @param decisionId the decision that made the changes
     */
    public static MemberFacts after(MemberFacts before, Changes changes, long decisionId, LongSupplier ids) {
        throw new IllegalStateException(before + " " + changes + decisionId + ids);
    }
}
