package io.huiji.server.programme;

import io.huiji.engine.programme.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Published versions in the order of their starts. Immutable. */
record Timeline(List<Start> starts, Map<Integer, Plan> plans, int latest) {

    static final Timeline EMPTY = new Timeline(List.of(), Map.of(), 0);

    record Start(Instant from, Plan plan) {}

    Timeline with(Plan plan, Instant effectiveFrom) {
        List<Start> more = new ArrayList<>(starts);
        more.add(new Start(effectiveFrom, plan));
        more.sort(Comparator.comparing(Start::from).thenComparing(start -> start.plan().version()));
        Map<Integer, Plan> all = new HashMap<>(plans);
        all.put(plan.version(), plan);
        return new Timeline(List.copyOf(more), Map.copyOf(all), Math.max(latest, plan.version()));
    }

    /** @throws IllegalStateException when nothing was ever published */
    Plan at(Instant instant) {
        if (starts.isEmpty()) {
            throw new IllegalStateException("no programme version is published");
        }
        for (int i = starts.size() - 1; i > 0; i--) {
            if (!starts.get(i).from().isAfter(instant)) {
                return starts.get(i).plan();
            }
        }
        return starts.getFirst().plan();
    }

    @Nullable Plan version(int number) {
        return plans.get(number);
    }
}
