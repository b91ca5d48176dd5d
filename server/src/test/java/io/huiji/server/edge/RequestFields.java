package io.huiji.server.edge;

import io.huiji.server.edge.Mutants.Mutant;
import io.huiji.server.platform.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields that requests have by {@code /openapi.json}, each by its schema: {@code PurchaseBody.lines}. */
record RequestFields(JsonNode openApi) {

    private static final String SCHEMAS = "#/components/schemas/";

    /** Those of an operation such as {@code POST /api/v1/refunds}; none where its body is a document or no JSON. */
    Set<String> of(String operation) {
        Set<String> fields = new TreeSet<>();
        all(body(operation), "", fields);
        return fields;
    }

    /** Those of them that a body gives a value. */
    Set<String> in(String operation, String body) {
        Set<String> fields = new TreeSet<>();
        if (!body.isEmpty()) {
            given(body(operation), "", StrictJson.mapper().readTree(body), fields);
        }
        return fields;
    }

    /** A body without one field that it must have, and one with nothing in its place, for each of these fields. */
    List<Mutant> lacking(String operation, String body) {
        List<Mutant> mutants = new ArrayList<>();
        if (!body.isEmpty()) {
            JsonNode root = StrictJson.mapper().readTree(body);
            lacking(root, body(operation), root, "", mutants);
        }
        return mutants;
    }

    private void lacking(JsonNode root, JsonNode schema, JsonNode value, String path, List<Mutant> mutants) {
        JsonNode resolved = resolved(schema);
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                lacking(root, resolved.path("items"), value.path(i), path + "[" + i + "]", mutants);
            }
        }
        if (value instanceof ObjectNode object) {
            String prefix = path.isEmpty() ? "" : path + ".";
            for (JsonNode required : resolved.path("required")) {
                String name = required.asString();
                JsonNode given = object.remove(name);
                mutants.add(new Mutant(prefix + name, "nothing", root.toString()));
                object.putNull(name);
                mutants.add(new Mutant(prefix + name, "null", root.toString()));
                object.set(name, given);
            }
            resolved.path("properties").properties().forEach(property -> {
                if (object.path(property.getKey()).isContainer()) {
                    lacking(root, property.getValue(), object.path(property.getKey()), prefix + property.getKey(), mutants);
                }
            });
        }
    }

    private JsonNode body(String operation) {
        int space = operation.indexOf(' ');
        return openApi.path("paths").path(operation.substring(space + 1)).path(operation.substring(0, space).toLowerCase(Locale.ROOT))
                .path("requestBody").path("content").path("application/json").path("schema");
    }

    private void all(JsonNode schema, String name, Set<String> fields) {
        String own = name(schema, name);
        JsonNode resolved = resolved(schema);
        resolved.path("properties").properties().forEach(property -> {
            if (fields.add(own + "." + property.getKey())) {
                all(property.getValue(), own + "." + property.getKey(), fields);
            }
        });
        if (resolved.has("items")) {
            all(resolved.path("items"), own, fields);
        }
    }

    private void given(JsonNode schema, String name, JsonNode value, Set<String> fields) {
        String own = name(schema, name);
        JsonNode resolved = resolved(schema);
        if (value.isArray()) {
            value.forEach(item -> given(resolved.path("items"), own, item, fields));
        }
        resolved.path("properties").properties().forEach(property -> {
            JsonNode inside = value.path(property.getKey());
            if (!inside.isMissingNode() && !inside.isNull()) {
                fields.add(own + "." + property.getKey());
                given(property.getValue(), own + "." + property.getKey(), inside, fields);
            }
        });
    }

    private static String name(JsonNode schema, String otherwise) {
        return schema.has("$ref") ? schema.path("$ref").asString().substring(SCHEMAS.length()) : otherwise;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? openApi.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
