package io.huiji.bench.engine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.huiji.engine.programme.Programme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The demo programme that the server ships. Read with the few defaults that its document leaves out; a test holds this reading to the server's. */
public final class DemoProgramme {

    private static final String RESOURCE = "/programmes/demo.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(List.class, override -> override.setNullHandling(
                    JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private DemoProgramme() {}

    static Programme programme() {
        ObjectNode document = document();
        JsonNode earning = document.path("earning");
        earning.path("rules").forEach(rule -> defaults((ObjectNode) rule, "when", "{}"));
        earning.path("caps").forEach(cap -> defaults((ObjectNode) cap, "counts", "\"granted\""));
        return JSON.treeToValue(document, Programme.class);
    }

    /** A document of one's own to change. */
    public static ObjectNode document() {
        try (InputStream in = DemoProgramme.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void defaults(ObjectNode node, String field, String json) {
        if (!node.has(field)) {
            node.set(field, JSON.readTree(json));
        }
    }
}
