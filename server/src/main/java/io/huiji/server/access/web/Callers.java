package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The caller of a request: kept on it, and given to controllers that ask for a {@link Caller}. */
final class Callers implements HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = Caller.class.getName();

    static void put(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** @throws Problem {@code unauthenticated} */
    static Caller of(@Nullable HttpServletRequest request) {
        if (request != null && request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw Problem.of(ProblemCode.UNAUTHENTICATED);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(request.getNativeRequest(HttpServletRequest.class));
    }
}
