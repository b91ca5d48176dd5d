package io.huiji.server.edge;

import io.huiji.server.platform.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A valid body with one field spoilt, for every field and every way to spoil it. */
final class Mutants {

    private static final JsonMapper JSON = StrictJson.mapper();

    private Mutants() {}

    /** @param field the path that the refusal must name */
    record Mutant(String field, String value, String body) {}

    static List<Mutant> of(String body) {
        List<Mutant> mutants = new ArrayList<>();
        JsonNode root = JSON.readTree(body);
        walk(root, root, "", mutants);
        return mutants;
    }

    private static void walk(JsonNode root, JsonNode node, String path, List<Mutant> mutants) {
        if (node instanceof ObjectNode object) {
            String prefix = path.isEmpty() ? "" : path + ".";
            object.put("surplus", 1);
            mutants.add(new Mutant(prefix + "surplus", "1", root.toString()));
            object.remove("surplus");
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (value.isContainer()) {
                    walk(root, value, prefix + name, mutants);
                } else {
                    for (String bad : bad(name, value)) {
                        object.set(name, JSON.readTree(bad));
                        String text = root.toString();
                        mutants.add(new Mutant(prefix + name, bad.length() > 40 ? bad.substring(0, 40) + "…" : bad, text));
                    }
                    object.set(name, value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode item = array.get(i);
                if (item.isContainer()) {
                    walk(root, item, path + "[" + i + "]", mutants);
                } else {
                    for (String bad : List.of("{\"a\":1}", "[1]", "true", "\"\"", "\"" + "x".repeat(5_000) + "\"")) {
                        array.set(i, JSON.readTree(bad));
                        mutants.add(new Mutant(path + "[" + i + "]", bad.length() > 40 ? bad.substring(0, 40) + "…" : bad, root.toString()));
                    }
                    array.set(i, item);
                }
            }
        }
    }

    private static List<String> bad(String name, JsonNode value) {
        List<String> bad = new ArrayList<>(List.of("{\"a\":1}", "[1]"));
        if (name.endsWith("Fen") || name.equals("points") || name.equals("memberId")) {
            bad.addAll(List.of("\"9223372036854775808\"", "\"1e3\"", "1e3", "0.005", "\"0.005\"", "\"１００\"", "\"\"", "\"+1\"", "\" 1\"", "true",
                    "\"9223372036854775807\""));
            bad.add(name.equals("points") ? "\"-9223372036854775807\"" : "\"-1\"");
            if (name.equals("memberId")) {
                bad.remove("\"9223372036854775807\"");
            }
        } else if (value.isInt()) {
            bad.addAll(List.of("0", "-1", "2147483648", "9223372036854775807", "1e3", "0.005", "\"１００\"", "\"1\"", "true"));
            if (name.startsWith("overlap")) {
                bad.remove("0");
            }
        } else if (name.endsWith("At") || List.of("effectiveFrom", "birthday", "businessDay", "enrolledFrom", "enrolledTo").contains(name)) {
            bad.addAll(List.of("\"yesterday\"", "\"2026-02-30\"", "1", "\"\""));
        } else if (value.isBoolean()) {
            bad.addAll(List.of("\"true\"", "1", "\"\""));
        } else if (value.isString()) {
            bad.add("\"" + "x".repeat(5_000) + "\"");
            bad.add("\"\"");
        }
        return bad;
    }
}
