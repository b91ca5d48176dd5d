package io.huiji.server.desk;

import io.huiji.server.testing.Api;
import tools.jackson.databind.JsonNode;

/** An answer as a till reads it. */
public record Reply(int status, JsonNode body, boolean repeated) {

    public static Reply of(Api.Answer answer) {
        return new Reply(answer.status(), answer.json(), !answer.header("Idempotency-Hit").isEmpty());
    }

    public String text(String field) {
        return body.path(field).asString("");
    }

    public long number(String field) {
        return Long.parseLong(text(field));
    }

    /** The problem's code; empty where it is none. */
    public String code() {
        return status < 400 ? "" : text("code");
    }
}
