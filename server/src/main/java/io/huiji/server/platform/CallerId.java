package io.huiji.server.platform;

import jakarta.servlet.http.HttpServletRequest;

/** Who asks, as far as the platform needs to know: the partner that idempotency keys are scoped to. Put on the request by {@code access}. */
public final class CallerId {

    private static final String ATTRIBUTE = CallerId.class.getName();

    private CallerId() {}

    public static void put(HttpServletRequest request, long partnerId) {
        request.setAttribute(ATTRIBUTE, partnerId);
    }

    /** @throws Problem {@code unauthenticated} */
    public static long of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Long partnerId) {
            return partnerId;
        }
        throw Problem.of(ProblemCode.UNAUTHENTICATED);
    }
}
