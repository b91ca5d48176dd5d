package io.huiji.server.desk;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The sentences that a customer reads. */
final class Told {

    private Told() {}

    /** Why an answer is what it is. */
    static List<String> by(Reply reply) {
        return sentences(reply.body());
    }

    /** Why the member's newest entry came about. */
    static List<String> newest(Shop shop, long member) {
        return sentences(shop.get("/members/" + member + "/entries").body().path("items").path(0));
    }

    private static List<String> sentences(JsonNode explained) {
        List<String> sentences = new ArrayList<>();
        explained.path("explanation").forEach(because -> sentences.add(because.path("zh").asString()));
        return sentences;
    }
}
