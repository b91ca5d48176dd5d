package io.huiji.engine.decision;

import java.util.List;
import java.util.Map;

/** The answer to a command. Both kinds carry the steps that explain it. */
public sealed interface Decision {

    List<Step> steps();

    record Accepted(Changes changes, List<Step> steps) implements Decision {}

    /** {@code numbers}: what the refusal's sentence needs, e.g. {@code short_by}. */
    record Refused(Refusal refusal, Map<String, Long> numbers, List<Step> steps) implements Decision {}
}
