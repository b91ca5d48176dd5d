package io.huiji.engine.spend;

import io.huiji.engine.decision.Refusal;
import java.util.Map;

/** How a command on the books ended: the headline points, or a refusal. */
sealed interface Outcome {

    record Done(long points) implements Outcome {}

    record No(Refusal refusal, Map<String, Long> numbers) implements Outcome {}

    static Outcome no(Refusal refusal) {
        return new No(refusal, Map.of());
    }
}
