package io.huiji.server.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Turns what {@link Once} answers into HTTP. */
public final class Replies {

    /** {@code true} on an answer that was given before; nothing was changed this time. */
    public static final String HIT = "Idempotency-Hit";

    private Replies() {}

    public static ResponseEntity<Object> of(Once.Reply reply) {
        return of(reply.status(), reply.body(), reply.repeated());
    }

    /** For answers that do not come from {@link Once}, such as the desk's. */
    public static ResponseEntity<Object> of(int status, @Nullable Object body, boolean repeated) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (repeated) {
            answer.header(HIT, "true");
        }
        return body == null ? answer.build() : answer.body(body);
    }
}
