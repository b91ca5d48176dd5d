package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.access.Trail;
import io.huiji.server.access.TrailEntry;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Witness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts into the audit trail what no module noted itself: every write of {@link Once} in its own transaction, and of people, who are no machines, every other
 * write and every refusal once it is answered. So a new endpoint is in the trail by itself.
 */
@Component
class TrailOfRequests implements Witness, HandlerInterceptor {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Scope> DAILY = Set.of(Scope.MEMBERS_READ, Scope.MEMBERS_ENROL, Scope.PURCHASES_WRITE, Scope.REDEMPTIONS_WRITE);
    private static final Set<String> BY_CODE = Set.of("stores", "products", "categories");
    private static final String ROOT = "/api/v1/";

    private final Trail trail;
    private final JsonMapper json;

    TrailOfRequests(Trail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    @Override
    public void wrote(Once.Reply reply) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes && !Trail.isNoted(attributes.getRequest())
                && !isDailyWorkOfAMachine(attributes.getRequest())) {
            HttpServletRequest request = attributes.getRequest();
            trail.note(action(request), target(request, reply.secret() ? null : reply.body()), "");
        }
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        boolean person = request.getAttribute(Caller.class.getName()) instanceof Caller caller && caller.keyId() == 0;
        boolean refused = response.getStatus() == HttpServletResponse.SC_FORBIDDEN;
        boolean reads = READS.contains(request.getMethod()) || (handler instanceof HandlerMethod method && method.hasMethodAnnotation(ReadOnly.class));
        if (person && !Trail.isNoted(request) && (refused || !reads)) {
            String result = request.getAttribute(Problem.ATTRIBUTE) instanceof Problem problem ? problem.code().code() : TrailEntry.OK;
            trail.noteSoon(trail.actor(request), action(request), target(request, null), result, "");
        }
    }

    /** A partner's enrolments and receipts stand in members' histories and in the books. */
    private static boolean isDailyWorkOfAMachine(HttpServletRequest request) {
        boolean machine = request.getAttribute(Caller.class.getName()) instanceof Caller caller && caller.keyId() != 0;
        Needs needs = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                ? handler.getMethodAnnotation(Needs.class) : null;
        return machine && needs != null && DAILY.contains(needs.value());
    }

    /** Method and path as the API's description has them: no value of the request. */
    private static String action(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? request.getRequestURI() : pattern);
    }

    /** What the path names, or else what the answer says was made: {@code members:17}. */
    private String target(HttpServletRequest request, @Nullable Object body) {
        String uri = request.getRequestURI();
        String kind = uri.startsWith(ROOT) ? uri.substring(ROOT.length()).split("/", 2)[0] : "";
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables && !variables.isEmpty()) {
            return kind + ":" + variables.values().iterator().next();
        }
        JsonNode made = body == null ? json.missingNode() : json.valueToTree(body);
        for (String name : BY_CODE.contains(kind) ? List.of("code") : List.of("id", "memberId", "partnerId", "keyId", "number")) {
            if (made.path(name).isValueNode() && !made.path(name).isNull()) {
                return kind + ":" + made.path(name).asString("");
            }
        }
        return kind;
    }
}
