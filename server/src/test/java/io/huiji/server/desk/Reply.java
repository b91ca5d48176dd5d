package io.huiji.server.desk;

import io.huiji.server.testing.Api;
import tools.jackson.databind.JsonNode;

/** An answer as a till reads it. */
record Reply(int status, JsonNode body, boolean repeated) {

    static Reply of(Api.Answer answer) {
        return new Reply(answer.status(), answer.json(), !answer.header("Idempotency-Hit").isEmpty());
    }

    String text(String field) {
        return body.path(field).asString("");
    }

    long number(String field) {
        return Long.parseLong(text(field));
    }

    /** The problem's code; empty where it is none. */
    String code() {
        return status < 400 ? "" : text("code");
    }
}
