package io.huiji.server.cli;

import io.huiji.server.cli.Main.Failure;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** {@code staff link [USERNAME]}: a one-time link for somebody who lost hers, or for the first administrator. */
final class StaffVerb {

    private final Api api;
    private final PrintStream out;
    private final String baseUrl;

    StaffVerb(Api api, PrintStream out, String baseUrl) {
        this.api = api;
        this.out = out;
        this.baseUrl = baseUrl;
    }

    int link(Arguments given) {
        JsonNode link = given.rest().isEmpty() ? api.post("/api/v1/staff/first-link") : api.postNothing("/api/v1/staff/" + idOf(given.rest().getFirst()) + "/link");
        out.println("一次性链接,用后作废 / one-time link, good until " + link.get("expiresAt").asString());
        out.println(baseUrl + link.get("path").asString());
        return Main.OK;
    }

    private String idOf(String username) {
        JsonNode found = api.get("/api/v1/staff?username=" + URLEncoder.encode(username, StandardCharsets.UTF_8)).path("items");
        if (found.isEmpty()) {
            throw new Failure("没有这个用户:" + username, "there is no such person: " + username);
        }
        return found.get(0).get("id").asString();
    }
}
