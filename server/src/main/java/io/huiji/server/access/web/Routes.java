package io.huiji.server.access.web;

import io.huiji.server.access.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** What a request is for before its handler is found, read off the handlers themselves: whether it is {@link Open}, and its path without the values in it. */
@Component
class Routes {

    /** Neither may say anything that only the request says. */
    private static final String OTHER_METHOD = "OTHER";
    private static final String OTHER_PATH = "/api/**";

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private volatile @Nullable List<Route> routes;

    Routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    private record Route(Set<RequestMethod> methods, PathPattern pattern, boolean open) {
        boolean isFor(String method) {
            return methods.stream().anyMatch(one -> one.name().equals(method));
        }
    }

    /** The check of {@link NeedsCheck} stands behind it. */
    boolean isOpen(HttpServletRequest request) {
        return find(request, Route::open) != null;
    }

    /** Method and path as the API's description has them: no value of the request. */
    String action(HttpServletRequest request) {
        String method = RequestMethod.resolve(request.getMethod()) == null ? OTHER_METHOD : request.getMethod();
        try {
            Route route = find(request, any -> true);
            return method + " " + (route == null ? OTHER_PATH : route.pattern().getPatternString());
        } catch (IllegalArgumentException noPath) {
            return method + " " + OTHER_PATH;
        }
    }

    private @Nullable Route find(HttpServletRequest request, Predicate<Route> wanted) {
        String method = request.getMethod();
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        for (Route route : routes()) {
            if (wanted.test(route) && route.isFor(method) && route.pattern().matches(path)) {
                return route;
            }
        }
        return null;
    }

    private List<Route> routes() {
        List<Route> known = routes;
        if (known == null) {
            List<Route> found = new ArrayList<>();
            handlers.getObject().getHandlerMethods().forEach((mapping, handler) -> {
                var patterns = mapping.getPathPatternsCondition();
                if (patterns != null) {
                    boolean open = handler.hasMethodAnnotation(Open.class);
                    patterns.getPatterns().forEach(pattern -> found.add(new Route(mapping.getMethodsCondition().getMethods(), pattern, open)));
                }
            });
            found.sort(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
            known = List.copyOf(found);
            routes = known;
        }
        return known;
    }
}
