package io.huiji.server.platform.web;

import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.json.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Which field of a JSON body is wrong, and how. Never repeats the value that was sent: it may be a phone number. */
@Component
final class JsonProblems {

    private final Wanted wanted;

    JsonProblems(JsonMapper json) {
        this.wanted = new Wanted(json);
    }

    Wanted wanted() {
        return wanted;
    }

    Problem of(JacksonException thrown) {
        String field = path(thrown.getPath());
        return switch (thrown) {
            case Refused refused -> Problem.invalid(field, refused.code(), refused.zh(), refused.en());
            case UnrecognizedPropertyException unknown -> Problem.invalid(List.of(Wanted.unknownField(field)));
            case InvalidNullException missing -> Problem.invalid(List.of(Wanted.required(field)));
            case InvalidTypeIdException unknown -> Problem.invalid(field, "unknown_value", "没有这种类型", "There is no such type");
            case ValueInstantiationException refused -> constructed(field, refused);
            case InputCoercionException range -> Problem.invalid(List.of(Wanted.outOfRange(field)));
            case MismatchedInputException mismatch -> mismatched(field, mismatch);
            case StreamReadException broken when broken.getOriginalMessage().startsWith("Duplicate") ->
                Problem.invalid(duplicate(field, broken.getOriginalMessage()), "duplicate_field", "同一字段出现两次", "The field is there twice");
            default -> malformed(thrown);
        };
    }

    private Problem mismatched(String field, MismatchedInputException mismatch) {
        String message = mismatch.getOriginalMessage();
        if (message.startsWith("Missing ") || mismatch.getCurrentToken() == JsonToken.VALUE_NULL) {
            return Problem.invalid(List.of(Wanted.required(field)));
        }
        if (message.startsWith("Trailing token") || message.startsWith("No content")) {
            return malformed(mismatch);
        }
        Class<?> type = mismatch.getTargetType();
        return Problem.invalid(List.of(wanted.of(field, type == null ? Object.class : type)));
    }

    /** The parser names the repeated field in its message alone. */
    private static String duplicate(String parent, String message) {
        String[] quoted = message.split("\"", 3);
        String name = quoted.length == 3 ? Scrubbed.text(quoted[1]) : "";
        return parent.equals("body") ? name : parent + "." + name;
    }

    /** A record's own constructor refused. */
    private static Problem constructed(String field, ValueInstantiationException refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem && !problem.errors().isEmpty()) {
                String prefix = field.equals("body") ? "" : field + ".";
                return Problem.invalid(problem.errors().stream()
                        .map(error -> new FieldError(prefix + error.field(), error.code(), error.zh(), error.en())).toList());
            }
        }
        return Problem.invalid(field, "out_of_range", "取值不合要求", "The value is not allowed");
    }

    private static Problem malformed(JacksonException thrown) {
        var at = thrown.getLocation();
        return at == null ? Problem.of(ProblemCode.MALFORMED_JSON)
                : Problem.of(ProblemCode.MALFORMED_JSON, Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
    }

    static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
