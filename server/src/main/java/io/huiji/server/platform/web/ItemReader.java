package io.huiji.server.platform.web;

import io.huiji.server.platform.Items;
import io.huiji.server.platform.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the items of a bulk call with the edge's own reader and checks. */
@Component
final class ItemReader implements Items {

    private final JsonMapper json;
    private final JsonProblems problems;
    private final Validator validator;

    ItemReader(JsonMapper json, JsonProblems problems, Validator validator) {
        this.json = json;
        this.problems = problems;
        this.validator = validator;
    }

    @Override
    public <T> T read(JsonNode item, Class<T> type) {
        T value;
        try {
            value = json.treeToValue(item, type);
        } catch (JacksonException unreadable) {
            throw problems.of(unreadable);
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
