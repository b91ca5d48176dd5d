package io.huiji.server.platform.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.WriteKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A page in training mode says so with every request, and then nothing that writes is carried out, whatever the page does (O3). Quotes and look-ups are. */
final class TrainingCheck implements HandlerInterceptor {

    static final String HEADER = "Huiji-Training";

    /** Scanning a member's code is part of the practice, and changes no value. */
    private static final String SCAN = "/api/v1/visits";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getHeader(HEADER) != null && handler instanceof HandlerMethod method && writes(method) && !request.getRequestURI().equals(SCAN)) {
            throw Problem.of(ProblemCode.TRAINING);
        }
        return true;
    }

    private static boolean writes(HandlerMethod method) {
        return !method.hasMethodAnnotation(ReadOnly.class)
                && Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == WriteKey.class);
    }
}
