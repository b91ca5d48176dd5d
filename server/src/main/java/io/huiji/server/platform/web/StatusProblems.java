package io.huiji.server.platform.web;

import io.huiji.server.platform.ProblemCode;

/** The code for a status that the container decided on, before or beside Spring. */
final class StatusProblems {

    private StatusProblems() {}

    static ProblemCode of(int status) {
        return switch (status) {
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 414, 431 -> ProblemCode.HEADERS_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.OVERLOADED;
            default -> status < 500 || status == 501 || status == 505 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL;
        };
    }
}
