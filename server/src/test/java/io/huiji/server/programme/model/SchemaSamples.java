package io.huiji.server.programme.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A document that uses every object there is once, and how to walk a schema. */
final class SchemaSamples {

    static final String EVERYTHING = """
            {"code": "all", "name": {"zh": "全部", "en": "All"}, "zone": "Asia/Tokyo",
             "earning": {
               "base": {"points": "1", "perFen": 100, "rounding": "ceiling", "roundBy": "line", "carryOver": true}, "stacking": "add",
               "rules": [{"code": "r", "name": {"zh": "规则"}, "priority": 1, "group": "g", "budget": "b", "effect": {"bonusPer": {"points": 1, "perFen": "100"}},
                 "when": {"tiers": ["a"], "categories": ["c"], "products": ["p"], "notCategories": ["d"], "notProducts": ["q"], "stores": ["s"], "channels": ["till"],
                   "weekdays": [3], "timeSlots": [{"from": "14:00", "to": "00:00"}], "dates": {"from": "2026-01-01", "to": "2026-12-31"}, "birthday": "day",
                   "minFen": "100", "visits": {"every": 5, "windowDays": 30}, "firstPurchase": true}}],
               "excluded": {"categories": ["x"], "products": ["y"], "stores": ["z"], "channels": ["w"]},
               "caps": [{"code": "c", "name": {"zh": "上限"}, "per": "week", "points": 5, "counts": "net", "rule": "r", "stores": ["s"]}],
               "budgets": [{"code": "b", "name": {"zh": "预算"}, "points": 100}], "pendingDays": 1},
             "tiers": {"ladder": [{"code": "a", "name": {"zh": "普通"}, "threshold": 0}], "measure": "visits", "window": {"kind": "rolling", "days": 30},
               "downgrade": {"inactivityDays": 60, "holdingDays": 90, "to": "qualified"}, "downgradeHour": 4},
             "expiry": {"kind": "graded", "parts": [{"months": 12, "percent": 50}, {"months": 18, "percent": 50}]},
             "redemption": {"minPoints": 1, "holdMinutes": 15, "graceDays": 7}, "transfer": {"enabled": true, "maxPoints": 5, "maxPointsPerDay": 9, "coolingHours": 24},
             "refunds": {"giveBackStep": false}, "late": {"creditDays": 7, "eventDays": 90},
             "activities": [{"code": "class", "name": {"zh": "上课"}, "points": 10}]}
            """;

    private SchemaSamples() {}

    /** Takes one field out; {@code path} like {@code earning.rules[0].code}. */
    static JsonNode without(JsonNode document, String path) {
        String[] steps = path.replace("[", ".").replace("]", "").split("\\.");
        JsonNode at = document;
        for (int i = 0; i < steps.length - 1; i++) {
            at = at instanceof ArrayNode array ? array.get(Integer.parseInt(steps[i])) : at.get(steps[i]);
        }
        if (((ObjectNode) at).remove(steps[steps.length - 1]) == null) {
            throw new AssertionError("the sample has no " + path);
        }
        return document;
    }

    static JsonNode resolve(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").stringValue().substring(1)) : schema;
    }

    /** The property, or the first of the branches that has it. */
    static JsonNode property(JsonNode document, JsonNode schema, String name) {
        return branches(document, schema).stream().map(branch -> branch.path("properties").path(name)).filter(found -> !found.isMissingNode())
                .findFirst().map(found -> resolve(document, found)).orElse(MissingNode.getInstance());
    }

    static Set<String> propertyNames(JsonNode document, JsonNode schema) {
        Set<String> names = new TreeSet<>();
        for (JsonNode branch : branches(document, schema)) {
            names.addAll(branch.path("properties").propertyNames());
        }
        return names;
    }

    static Set<String> enumValues(JsonNode document, JsonNode schema, String name) {
        Set<String> values = new TreeSet<>();
        for (JsonNode branch : branches(document, schema)) {
            branch.path("properties").path(name).path("enum").forEach(value -> values.add(value.stringValue()));
        }
        return values;
    }

    private static List<JsonNode> branches(JsonNode document, JsonNode schema) {
        JsonNode resolved = resolve(document, schema);
        List<JsonNode> branches = new ArrayList<>(List.of(resolved));
        resolved.path("oneOf").forEach(branches::add);
        return branches;
    }

    static Class<?> elementType(RecordComponent component) {
        if (component.getType() == List.class) {
            return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        }
        return component.getType();
    }
}
