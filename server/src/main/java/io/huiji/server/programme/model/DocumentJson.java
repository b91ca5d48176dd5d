package io.huiji.server.programme.model;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of programme documents: no repeated fields, nothing after the end, decimals as they are spelt. */
final class DocumentJson {

    private static final int DEPTH_MAX = 32;
    private static final int NUMBER_LENGTH_MAX = 64;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxNumberLength(NUMBER_LENGTH_MAX).build()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private DocumentJson() {}

    static JsonNode parse(byte[] document) {
        try {
            return MAPPER.readTree(document);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            String what = broken.getOriginalMessage().startsWith("Duplicate") ? "duplicate_field" : "malformed_json";
            throw Problem.of(ProblemCode.MALFORMED_JSON, at == null ? Map.of("reason", what)
                    : Map.of("reason", what, "line", at.getLineNr(), "column", at.getColumnNr()));
        }
    }
}
