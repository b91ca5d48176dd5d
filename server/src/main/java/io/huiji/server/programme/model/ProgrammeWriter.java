package io.huiji.server.programme.model;

import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Programme.Text;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Window;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the canonical document: fields in the order of the schema, defaults spelt out, points and fen as strings, empty lists and absent parts left out.
 * Reading it gives the same programme, and writing that the same text.
 */
public final class ProgrammeWriter {

    private ProgrammeWriter() {}

    public static String write(Programme programme) {
        return DocumentJson.MAPPER.writeValueAsString(tree(programme));
    }

    /** For an answer that contains the document. */
    public static JsonNode tree(Programme programme) {
        ObjectNode node = object();
        node.put("code", programme.code());
        node.set("name", text(programme.name()));
        node.put("zone", programme.zone());
        node.set("earning", EarningWriter.earning(programme.earning()));
        Tiers tiers = programme.tiers();
        if (tiers != null) {
            node.set("tiers", tiers(tiers));
        }
        node.set("expiry", expiry(programme.expiry()));
        spending(node, programme);
        if (!programme.activities().isEmpty()) {
            ArrayNode activities = node.putArray("activities");
            programme.activities().forEach(activity -> activities.add(
                    object().put("code", activity.code()).set("name", text(activity.name())).put("points", whole(activity.points()))));
        }
        return node;
    }

    private static void spending(ObjectNode node, Programme programme) {
        node.putObject("redemption")
                .put("minPoints", whole(programme.redemption().minPoints()))
                .put("holdMinutes", programme.redemption().holdMinutes())
                .put("graceDays", programme.redemption().graceDays());
        node.putObject("transfer")
                .put("enabled", programme.transfer().enabled())
                .put("maxPoints", whole(programme.transfer().maxPoints()))
                .put("maxPointsPerDay", whole(programme.transfer().maxPointsPerDay()))
                .put("coolingHours", programme.transfer().coolingHours());
        node.putObject("refunds").put("giveBackStep", programme.refunds().giveBackStep());
        node.putObject("late").put("creditDays", programme.late().creditDays()).put("eventDays", programme.late().eventDays());
    }

    private static ObjectNode tiers(Tiers tiers) {
        ObjectNode node = object();
        ArrayNode ladder = node.putArray("ladder");
        tiers.ladder().forEach(tier -> ladder.add(
                object().put("code", tier.code()).set("name", text(tier.name())).put("threshold", whole(tier.threshold()))));
        node.put("measure", Words.of(tiers.measure()));
        ObjectNode window = node.putObject("window").put("kind", Words.of(tiers.window().kind()));
        if (tiers.window().kind() == Window.Kind.ROLLING) {
            window.put("days", tiers.window().days());
        }
        node.putObject("downgrade")
                .put("inactivityDays", tiers.downgrade().inactivityDays())
                .put("holdingDays", tiers.downgrade().holdingDays())
                .put("to", Words.of(tiers.downgrade().to()));
        node.put("downgradeHour", tiers.downgradeHour());
        return node;
    }

    private static ObjectNode expiry(Expiry expiry) {
        ObjectNode node = object().put("kind", Words.of(expiry.kind()));
        switch (expiry.kind()) {
            case NONE -> { }
            case MONTHS -> node.put("months", expiry.months());
            case YEARLY -> node.put("yearsLater", expiry.yearsLater());
            case GRADED -> {
                ArrayNode parts = node.putArray("parts");
                expiry.parts().forEach(part -> parts.addObject().put("months", part.months()).put("percent", part.percent()));
            }
        }
        return node;
    }

    static ObjectNode text(Text text) {
        ObjectNode node = object().put("zh", text.zh());
        if (text.en() != null) {
            node.put("en", text.en());
        }
        return node;
    }

    /** A browser's number has 53 bits. */
    static String whole(long value) {
        return Long.toString(value);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
