package io.huiji.server.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** The metric {@code http_server_requests_seconds}: how many requests of which route were answered how, and how long it took. */
@Component
final class RequestTimes {

    private static final String NAME = "http.server.requests";
    private static final String OTHER = "other";

    /** What a stranger may make up, and so must not become a label. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterRegistry registry;
    private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Answered(String method, String route, int status) {}

    void add(HttpServletRequest request, int status, Duration taken) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return; // the container asks for its error page: still the same request
        }
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
        timers.computeIfAbsent(new Answered(method, route == null ? OTHER : route.toString(), status), this::timer).record(taken);
    }

    private Timer timer(Answered answered) {
        return Timer.builder(NAME).tag("method", answered.method()).tag("uri", answered.route()).tag("status", Integer.toString(answered.status()))
                .register(registry);
    }
}
