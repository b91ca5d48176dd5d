package io.huiji.server.access.web;

import io.huiji.server.access.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Which requests are for an {@link Open} handler, read off the handlers themselves. The check of {@link NeedsCheck} stands behind it. */
@Component
class OpenPaths {

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private volatile @Nullable List<Way> ways;

    OpenPaths(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    private record Way(Set<RequestMethod> methods, PathPattern pattern) {}

    boolean isOpen(HttpServletRequest request) {
        String method = request.getMethod();
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        for (Way way : ways()) {
            if (way.methods().stream().anyMatch(one -> one.name().equals(method)) && way.pattern().matches(path)) {
                return true;
            }
        }
        return false;
    }

    private List<Way> ways() {
        List<Way> known = ways;
        if (known == null) {
            List<Way> found = new ArrayList<>();
            handlers.getObject().getHandlerMethods().forEach((mapping, handler) -> {
                var patterns = mapping.getPathPatternsCondition();
                if (handler.hasMethodAnnotation(Open.class) && patterns != null) {
                    patterns.getPatterns().forEach(pattern -> found.add(new Way(mapping.getMethodsCondition().getMethods(), pattern)));
                }
            });
            known = List.copyOf(found);
            ways = known;
        }
        return known;
    }
}
