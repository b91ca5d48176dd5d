package io.huiji.server.platform.web;

import io.huiji.server.platform.Item;
import io.huiji.server.platform.Items;
import io.huiji.server.platform.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks the items of a bulk call with the edge's own checks, and words their problems. */
@Component
final class SoundItems implements Items {

    private final JsonProblems problems;
    private final Soundness soundness;
    private final Validator validator;

    SoundItems(JsonProblems problems, Soundness soundness, Validator validator) {
        this.problems = problems;
        this.soundness = soundness;
        this.validator = validator;
    }

    @Override
    public <T> T sound(Item<T> item) {
        T value = item.value();
        if (value == null) {
            throw item.refusal() == null ? Problem.invalid(List.of(Wanted.required("body"))) : problems.of(item.refusal());
        }
        if (soundness.isSurelySound(value)) {
            return value;
        }
        Set<ConstraintViolation<T>> broken = validator.validate(value);
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.stream().map(violation -> Violations.error(violation.getPropertyPath().toString(), violation)).toList());
        }
        return value;
    }

    @Override
    public Map<String, Object> document(Problem problem) {
        return ProblemDocument.of(problem);
    }
}
