package io.huiji.server.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem document (RFC 9457). Thrown at the edge and by modules for expected refusals outside decisions. */
public final class Problem extends RuntimeException {

    /** Of a request: the problem that it was answered with. */
    public static final String ATTRIBUTE = Problem.class.getName();

    private final ProblemCode code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> details;
    private final @Nullable Duration retryAfter;

    private Problem(ProblemCode code, List<FieldError> errors, Map<String, Object> details, @Nullable Duration retryAfter) {
        super(code.code(), null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.details = Map.copyOf(details);
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemCode code) {
        return new Problem(code, List.of(), Map.of(), null);
    }

    public static Problem of(ProblemCode code, Map<String, Object> details) {
        return new Problem(code, List.of(), details, null);
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(ProblemCode.INVALID_FIELD, errors, Map.of(), null);
    }

    public static Problem invalid(String field, String code, String zh, String en) {
        return invalid(List.of(new FieldError(field, code, zh, en)));
    }

    public static Problem later(ProblemCode code, Duration retryAfter) {
        return new Problem(code, List.of(), Map.of(), retryAfter);
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> details() {
        return details;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
