package io.huiji.server.platform.web;

import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Says in both languages which constraints are broken, all of them. A constraint of our own brings its sentences along:
 * {@code message = "手机号格式不对 | Not a phone number"}.
 */
final class Violations {

    private static final String SEPARATOR = " \\| ";

    private Violations() {}

    static Problem of(MethodArgumentNotValidException invalid) {
        return Problem.invalid(errors(invalid.getBindingResult(), ""));
    }

    static Problem of(HandlerMethodValidationException invalid) {
        List<FieldError> all = new ArrayList<>();
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            String name = String.valueOf(result.getMethodParameter().getParameterName());
            if (result instanceof ParameterErrors body) {
                Integer index = body.getContainerIndex();
                all.addAll(errors(body, index == null ? "" : "[" + index + "]."));
            } else {
                for (MessageSourceResolvable error : result.getResolvableErrors()) {
                    all.add(error(name, result.unwrap(error, ConstraintViolation.class)));
                }
            }
        }
        return Problem.invalid(all);
    }

    private static List<FieldError> errors(Errors errors, String prefix) {
        List<FieldError> all = new ArrayList<>();
        for (ObjectError error : errors.getAllErrors()) {
            String field = error instanceof org.springframework.validation.FieldError named ? named.getField() : "body";
            all.add(error.contains(ConstraintViolation.class) ? error(prefix + field, error.unwrap(ConstraintViolation.class))
                    : new FieldError(prefix + field, "wrong_type", "类型不对", "Of the wrong type"));
        }
        return all;
    }

    static FieldError error(String field, ConstraintViolation<?> violation) {
        Map<String, Object> limits = violation.getConstraintDescriptor().getAttributes();
        String[] own = violation.getMessageTemplate().split(SEPARATOR, 2);
        if (own.length == 2) {
            return new FieldError(field, "out_of_range", own[0], own[1]);
        }
        String constraint = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotEmpty", "NotBlank" -> Wanted.required(field);
            case "Null" -> Wanted.unknownField(field);
            case "Size", "Length" -> length(field, String.valueOf(limits.get("min")), String.valueOf(limits.get("max")));
            case "Range" -> range(field, "应在 " + limits.get("min") + " 到 " + limits.get("max") + " 之间", "From " + limits.get("min") + " to " + limits.get("max"));
            case "Min", "DecimalMin" -> range(field, "至少 " + limits.get("value"), "At least " + limits.get("value"));
            case "Max", "DecimalMax" -> range(field, "至多 " + limits.get("value"), "At most " + limits.get("value"));
            case "Positive" -> range(field, "必须大于 0", "Must be above 0");
            case "PositiveOrZero" -> range(field, "不能小于 0", "Must not be below 0");
            case "Negative" -> range(field, "必须小于 0", "Must be below 0");
            case "Pattern" -> new FieldError(field, "out_of_range", "格式应为 " + limits.get("regexp"), "Must match " + limits.get("regexp"));
            default -> range(field, "取值不合要求(" + constraint + ")", "Not allowed (" + constraint + ")");
        };
    }

    private static FieldError length(String field, String min, String max) {
        return max.equals(Integer.toString(Integer.MAX_VALUE)) ? range(field, "长度至少 " + min, "Length at least " + min)
                : range(field, "长度应为 " + min + " 到 " + max, "Length from " + min + " to " + max);
    }

    private static FieldError range(String field, String zh, String en) {
        return new FieldError(field, "out_of_range", zh, en);
    }
}
