package io.huiji.server.platform.web;

import io.huiji.server.platform.Cursor;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WholeNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code limit} and {@code cursor}. */
final class PageQueryArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String cursor = request.getParameter("cursor");
        return new PageQuery(limit(request.getParameter("limit")), cursor == null ? null : Cursor.decode(cursor));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return Page.LIMIT_DEFAULT;
        }
        long limit = WholeNumbers.parseLong(text).orElse(0);
        if (limit < 1 || limit > Page.LIMIT_MAX) {
            throw Problem.invalid("limit", "out_of_range", "应为 1 到 " + Page.LIMIT_MAX + " 的整数", "Must be a whole number from 1 to " + Page.LIMIT_MAX);
        }
        return (int) limit;
    }
}
