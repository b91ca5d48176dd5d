package io.huiji.engine.explain;

import io.huiji.engine.decision.Step;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.programme.Programme.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the steps of one decision, or nothing at all when nobody wants to read them. */
public final class StepList {

    private final @Nullable List<Step> steps;

    public StepList(boolean wanted) {
        this.steps = wanted ? new ArrayList<>() : null;
    }

    /** Whether it is worth building a step. */
    public boolean wanted() {
        return steps != null;
    }

    public void add(Code code, @Nullable String subject, @Nullable Text name, long points, Map<String, Long> numbers, Map<String, String> words) {
        if (steps != null) {
            steps.add(new Step(code, subject, name, points, numbers, words));
        }
    }

    public void add(Code code, long points, Map<String, Long> numbers, Map<String, String> words) {
        add(code, null, null, points, numbers, words);
    }

    public List<Step> list() {
        return steps == null ? List.of() : List.copyOf(steps);
    }
}
