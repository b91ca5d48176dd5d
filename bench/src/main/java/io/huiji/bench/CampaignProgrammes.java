package io.huiji.bench;

import io.huiji.bench.engine.DemoProgramme;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo programme as it is measured with: budgets that do not run dry during a run, and for hot against cold one rule that meets every purchase. */
final class CampaignProgrammes {

    private static final long NEVER_EMPTY = 1_000_000_000_000L;
    private static final String CAMPAIGN = "bench-campaign";

    private CampaignProgrammes() {}

    static ObjectNode demo() {
        ObjectNode document = DemoProgramme.document();
        document.path("earning").path("budgets").forEach(budget -> ((ObjectNode) budget).put("points", NEVER_EMPTY));
        return document;
    }

    /** No rule draws on a budget. */
    static ObjectNode cold() {
        ObjectNode document = demo();
        ObjectNode earning = (ObjectNode) document.path("earning");
        earning.path("rules").forEach(rule -> ((ObjectNode) rule).remove("budget"));
        earning.putArray("budgets");
        addCampaign(earning);
        return document;
    }

    /** The same rules, but the one that meets every purchase draws on a budget. */
    static ObjectNode hot() {
        ObjectNode document = cold();
        ObjectNode earning = (ObjectNode) document.path("earning");
        for (JsonNode rule : earning.path("rules")) {
            if (rule.path("code").asString().equals(CAMPAIGN)) {
                ((ObjectNode) rule).put("budget", CAMPAIGN);
            }
        }
        ObjectNode budget = ((ArrayNode) earning.path("budgets")).addObject();
        name(budget).put("points", NEVER_EMPTY);
        return document;
    }

    private static void addCampaign(ObjectNode earning) {
        ObjectNode rule = ((ArrayNode) earning.path("rules")).addObject();
        name(rule).putObject("effect").put("bonus", 1);
    }

    private static ObjectNode name(ObjectNode node) {
        node.put("code", CAMPAIGN).putObject("name").put("zh", "测速活动").put("en", "Bench campaign");
        return node;
    }
}
