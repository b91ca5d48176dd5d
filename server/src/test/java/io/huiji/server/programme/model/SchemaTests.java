package io.huiji.server.programme.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.huiji.engine.programme.Programme;
import io.huiji.server.platform.FieldError;
import io.huiji.server.programme.ProgrammeDocuments;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The published schema, the reader and the engine's records must say the same. */
class SchemaTests {

    private static final JsonNode DOCUMENT = DocumentJson.parse(ProgrammeDocuments.schema());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(ProgrammeDocuments.schema(), StandardCharsets.UTF_8), InputFormat.JSON);

    @Test
    void every_property_and_every_value_of_the_records_is_in_the_schema_and_nothing_else() {
        List<String> differences = new ArrayList<>();
        compare(Programme.class, DOCUMENT, "", differences);
        assertThat(differences).isEmpty();
    }

    @Test
    void what_the_schema_requires_the_reader_requires() {
        List<String> required = new ArrayList<>();
        collectRequired(DOCUMENT, "", required);
        assertThat(required).hasSizeGreaterThan(25);
        for (String path : required) {
            String place = path.replace("[]", "[0]");
            assertThat(ProgrammeReader.read(everythingBut(place)).problems()).as(place).extracting(FieldError::field, FieldError::code)
                    .contains(Tuple.tuple(place, "required"));
        }
    }

    @Test
    void the_documents_that_come_with_the_server_follow_it_as_written_and_canonical() throws IOException {
        for (Programme programme : List.of(ProgrammeDocuments.basic(), ProgrammeDocuments.demo())) {
            assertThat(SCHEMA.validate(ProgrammeWriter.write(programme), InputFormat.JSON)).isEmpty();
            assertThat(SCHEMA.validate(asWritten(programme.code().equals("basic") ? "basic.json" : "demo.json"), InputFormat.JSON)).isEmpty();
        }
        assertThat(SCHEMA.validate(SchemaSamples.EVERYTHING, InputFormat.JSON)).isEmpty();
        assertThat(ProgrammeReader.read(SchemaSamples.EVERYTHING).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "{'code': 'x'}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'colour': 1}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'earning': null}",
        "{'code': 'X', 'name': {'zh': 'x'}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'earning': {'stacking': 'MULTIPLY'}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'earning': {'pendingDays': 1.5}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'earning': {'pendingDays': '１'}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'earning': {'rules': [{'code': 'r', 'name': {'zh': 'r'}, 'effect': {}}]}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'earning': {'rules': [{'code': 'r', 'name': {'zh': 'r'}, 'effect': {'bonus': 1, 'multiplier': '2'}}]}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'earning': {'rules': [{'code': 'r', 'name': {'zh': 'r'}, 'effect': {'multiplier': '1.23456'}}]}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'expiry': {'kind': 'yearly', 'months': 1}}",
        "{'code': 'x', 'name': {'zh': 'x'}, 'tiers': {'ladder': [], 'window': {'kind': 'rolling'}}}",
    })
    void what_the_schema_refuses_the_reader_refuses(String text) {
        String document = text.replace('\'', '"');
        assertThat(SCHEMA.validate(document, InputFormat.JSON)).isNotEmpty();
        assertThat(ProgrammeReader.read(document).problems()).isNotEmpty();
    }

    private static String asWritten(String name) throws IOException {
        return new String(Objects.requireNonNull(ProgrammeDocuments.class.getResourceAsStream("/programmes/" + name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] everythingBut(String path) {
        return DocumentJson.MAPPER.writeValueAsBytes(SchemaSamples.without(DocumentJson.parse(SchemaSamples.EVERYTHING.getBytes(StandardCharsets.UTF_8)), path));
    }

    private static void compare(Class<?> type, JsonNode schema, String path, List<String> differences) {
        Set<String> inRecord = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            inRecord.add(component.getName());
            String at = path + "." + component.getName();
            JsonNode property = SchemaSamples.property(DOCUMENT, schema, component.getName());
            Class<?> inner = SchemaSamples.elementType(component);
            JsonNode innerSchema = SchemaSamples.resolve(DOCUMENT, property.has("items") ? property.get("items") : property);
            if (inner.isRecord()) {
                compare(inner, innerSchema, at, differences);
            } else if (inner.isEnum()) {
                Set<String> words = new TreeSet<>();
                for (Object constant : inner.getEnumConstants()) {
                    words.add(Words.of((Enum<?>) constant));
                }
                Set<String> listed = SchemaSamples.enumValues(DOCUMENT, schema, component.getName());
                if (!words.equals(listed)) {
                    differences.add(at + ": " + words + " ≠ " + listed);
                }
            }
        }
        Set<String> inSchema = SchemaSamples.propertyNames(DOCUMENT, schema);
        if (!inRecord.equals(inSchema)) {
            differences.add(path + ": " + inRecord + " ≠ " + inSchema);
        }
    }

    private static void collectRequired(JsonNode schema, String path, List<String> required) {
        JsonNode resolved = SchemaSamples.resolve(DOCUMENT, schema);
        if (resolved.has("required")) {
            resolved.get("required").forEach(name -> required.add(path.isEmpty() ? name.stringValue() : path + "." + name.stringValue()));
        }
        if (resolved.has("properties")) {
            for (var property : resolved.get("properties").properties()) {
                collectRequired(property.getValue(), path.isEmpty() ? property.getKey() : path + "." + property.getKey(), required);
            }
        }
        if (resolved.has("items")) {
            collectRequired(resolved.get("items"), path + "[]", required);
        }
    }
}
