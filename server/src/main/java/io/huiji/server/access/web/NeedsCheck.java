package io.huiji.server.access.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Open;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Deny by default: a handler of the API is open to callers with the scope it {@link Needs}, one that is {@link Open} to
 * everybody, and one that is neither to nobody.
 */
final class NeedsCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        if (method.hasMethodAnnotation(Open.class)) {
            return true;
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        if (!Callers.of(request).has(needs.value())) {
            throw Problem.of(ProblemCode.FORBIDDEN, Map.of("scope", needs.value()));
        }
        return true;
    }
}
