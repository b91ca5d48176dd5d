package io.huiji.engine.spend;

import io.huiji.engine.decision.Refusal;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a command on the books ended: the headline points, or a refusal. */
sealed interface Outcome {

    /** {@code standing}: afterwards; {@code null}: as settled. {@code days}: amounts to add. */
    record Done(long points, @Nullable Standing standing, List<DayActivity> days) implements Outcome {

        Done(long points) {
            this(points, null, List.of());
        }
    }

    record No(Refusal refusal, Map<String, Long> numbers) implements Outcome {}

    static Outcome no(Refusal refusal) {
        return new No(refusal, Map.of());
    }
}
