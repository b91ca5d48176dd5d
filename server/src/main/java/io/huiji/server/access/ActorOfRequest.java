package io.huiji.server.access;

import io.huiji.server.access.Trail.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who acts in the present request, for the audit trail; outside of one it is the system itself. */
public final class ActorOfRequest {

    private static final String ACTOR = Actor.class.getName();
    private static final String NOTED = ACTOR + ".noted";
    private static final Actor SYSTEM = new Actor("system", 0, "system", "");

    private ActorOfRequest() {}

    public static void put(HttpServletRequest request, Actor actor) {
        request.setAttribute(ACTOR, actor);
    }

    /** Whether the trail already has a line about what this request did. */
    public static boolean isNoted(HttpServletRequest request) {
        return request.getAttribute(NOTED) != null;
    }

    public static @Nullable Actor of(HttpServletRequest request) {
        return request.getAttribute(ACTOR) instanceof Actor actor ? actor : null;
    }

    static Actor now() {
        HttpServletRequest request = request();
        Actor actor = request == null ? null : of(request);
        return actor == null ? SYSTEM : actor;
    }

    static void noted() {
        HttpServletRequest request = request();
        if (request != null) {
            request.setAttribute(NOTED, true);
        }
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes ? attributes.getRequest() : null;
    }
}
