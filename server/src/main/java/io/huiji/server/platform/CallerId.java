package io.huiji.server.platform;

import jakarta.servlet.http.HttpServletRequest;

/** Who asks, as far as the platform needs to know: the partner or person that idempotency keys are scoped to. Put on the request by {@code access}. */
public final class CallerId {

    private static final String ATTRIBUTE = CallerId.class.getName();

    private CallerId() {}

    public static void put(HttpServletRequest request, long callerId) {
        request.setAttribute(ATTRIBUTE, callerId);
    }

    /** {@code false}: a stranger asks for what is open to strangers. */
    public static boolean isKnown(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** @throws Problem {@code unauthenticated} */
    public static long of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Long callerId) {
            return callerId;
        }
        throw Problem.of(ProblemCode.UNAUTHENTICATED);
    }
}
