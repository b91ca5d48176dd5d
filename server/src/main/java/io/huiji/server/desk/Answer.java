package io.huiji.server.desk;

import io.huiji.engine.decision.Decision;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.util.Map;

/** What came of an order. */
public sealed interface Answer {

    /**
     * The engine decided: accepted or refused.
     *
     * @param repeated an earlier order with the same key or the same business number and content was answered again; nothing was changed
     */
    record Decided(long decisionId, long memberId, Instant bookedAt, Plan plan, Facts facts, Decision decision, boolean repeated)
            implements Answer {}

    /** It did not come to a decision: e.g. {@code receipt_unknown}, {@code receipt_conflict}, {@code key_reused}, {@code overloaded}. */
    record Failed(ProblemCode code, Map<String, Object> details) implements Answer {}
}
