package io.huiji.server.platform.web;

import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.json.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses query parameters that a handler does not have: a misspelt filter must not answer with everything. Neither these nor what stands in a path may hold
 * what no text of the database can.
 */
final class KnownParameters implements HandlerInterceptor {

    /** Per handler: the parameters it has, and whether each may be repeated. */
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> requireStorable(String.valueOf(name), String.valueOf(value)));
        }
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            check(request, known.computeIfAbsent(method.getMethod(), any -> parameters(method)));
        }
        return true;
    }

    private static void check(HttpServletRequest request, Map<String, Boolean> parameters) {
        List<FieldError> errors = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            Boolean repeatable = parameters.get(name);
            if (repeatable == null) {
                errors.add(Wanted.unknownField(Scrubbed.text(name)));
            } else if (values.length > 1 && !repeatable) {
                errors.add(new FieldError(name, "duplicate_field", "同一参数出现两次", "A parameter is there twice"));
            } else if (!Arrays.stream(values).allMatch(PlainText::isStorable)) {
                errors.add(PlainText.wanted(name));
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void requireStorable(String name, String value) {
        if (!PlainText.isStorable(value)) {
            throw Problem.invalid(List.of(PlainText.wanted(name)));
        }
    }

    private static Map<String, Boolean> parameters(HandlerMethod handler) {
        Map<String, Boolean> parameters = new HashMap<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (parameter.getParameterType() == PageQuery.class) {
                parameters.put("limit", false);
                parameters.put("cursor", false);
            } else if (named != null) {
                parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                String name = named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name();
                Class<?> type = parameter.getParameterType();
                parameters.put(name, Collection.class.isAssignableFrom(type) || type.isArray());
            }
        }
        return parameters;
    }
}
