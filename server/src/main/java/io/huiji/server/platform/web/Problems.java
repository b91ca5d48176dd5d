package io.huiji.server.platform.web;

import io.huiji.server.platform.DatabaseState;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Which problem an exception is. What nobody foresaw is {@code internal}: logged under an id, and the answer says the id and nothing else. */
@Component
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonProblems json;

    Problems(JsonProblems json) {
        this.json = json;
    }

    Problem of(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> problem;
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case JacksonException jackson -> json.of(jackson);
            case MethodArgumentNotValidException invalid -> Violations.of(invalid);
            case HandlerMethodValidationException invalid -> Violations.of(invalid);
            case MethodArgumentTypeMismatchException mismatch -> wrongType(mismatch.getName(), mismatch.getRequiredType(), mismatch);
            case TypeMismatchException mismatch -> wrongType(String.valueOf(mismatch.getPropertyName()), mismatch.getRequiredType(), mismatch);
            case MissingServletRequestParameterException missing -> Problem.invalid(List.of(Wanted.required(missing.getParameterName())));
            case MissingRequestHeaderException missing -> Problem.invalid(List.of(Wanted.required(missing.getHeaderName())));
            case MissingPathVariableException missing -> Problem.invalid(List.of(Wanted.required(missing.getVariableName())));
            case ServletRequestBindingException unbound -> Problem.of(ProblemCode.MALFORMED_REQUEST);
            case NoResourceFoundException unknown -> Problem.of(ProblemCode.NOT_FOUND);
            case NoHandlerFoundException unknown -> Problem.of(ProblemCode.NOT_FOUND);
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotAcceptableException type -> Problem.of(ProblemCode.NOT_ACCEPTABLE);
            case HttpMediaTypeNotSupportedException type -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
            case AsyncRequestTimeoutException late -> Problem.later(ProblemCode.OUTCOME_UNKNOWN, DatabaseState.RETRY_AFTER);
            case InvalidParameterException undecodable -> Problem.of(ProblemCode.MALFORMED_REQUEST);
            case CompletionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case ExecutionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case ServletException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            default -> DatabaseProblems.of(thrown).orElseGet(() -> internal(thrown));
        };
    }

    private Problem unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException jackson) {
                return json.of(jackson);
            }
        }
        return unreadable.getCause() == null ? Problem.invalid(List.of(Wanted.required("body"))) : Problem.of(ProblemCode.MALFORMED_JSON);
    }

    private Problem wrongType(String name, @org.jspecify.annotations.Nullable Class<?> type, Throwable mismatch) {
        for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Problem.invalid(problem.errors().stream().map(error -> new FieldError(name, error.code(), error.zh(), error.en())).toList());
            }
        }
        return Problem.invalid(List.of(json.wanted().of(name, type == null ? Object.class : type)));
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException method) {
        String[] supported = method.getSupportedMethods();
        return Problem.of(ProblemCode.METHOD_NOT_ALLOWED, Map.of("allowed", supported == null ? List.of() : List.of(supported)));
    }

    private static Problem internal(Throwable thrown) {
        String id = UUID.randomUUID().toString();
        LOG.error("internal error {}: {}", id, Scrubbed.stackTrace(thrown));
        return Problem.of(ProblemCode.INTERNAL, Map.of("id", id));
    }
}
