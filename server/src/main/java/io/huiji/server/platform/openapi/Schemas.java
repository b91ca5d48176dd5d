package io.huiji.server.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks over every schema of a description. */
final class Schemas {

    static final String WHOLE_NUMBER = "^-?[0-9]{1,19}$";

    private final Consumer<Schema<?>> visitor;
    private final Set<Schema<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Schemas(Consumer<Schema<?>> visitor) {
        this.visitor = visitor;
    }

    static void walk(OpenAPI api, Consumer<Schema<?>> visitor) {
        Schemas walk = new Schemas(visitor);
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().values().forEach(walk::visit);
        }
        if (api.getPaths() != null) {
            api.getPaths().values().forEach(path -> path.readOperations().forEach(walk::visit));
        }
    }

    /** 64-bit numbers go as strings; their limits stay readable as extensions. */
    static void writeLongsAsStrings(Schema<?> schema) {
        boolean integer = "integer".equals(schema.getType()) || (schema.getTypes() != null && schema.getTypes().contains("integer"));
        if (!integer || !"int64".equals(schema.getFormat())) {
            return;
        }
        boolean nullable = schema.getTypes() != null && schema.getTypes().contains("null");
        schema.setType("string");
        // In one order, so that the description of an unchanged API does not change.
        schema.setTypes(new LinkedHashSet<>(nullable ? List.of("string", "null") : List.of("string")));
        schema.setPattern(WHOLE_NUMBER);
        if (schema.getExample() instanceof Number number) {
            schema.setExample(number.toString());
        }
        keep(schema, "x-minimum", schema.getMinimum());
        keep(schema, "x-maximum", schema.getMaximum());
        keep(schema, "x-exclusive-minimum", schema.getExclusiveMinimumValue());
        schema.minimum(null).maximum(null);
        schema.setExclusiveMinimumValue(null);
        schema.setExclusiveMaximumValue(null);
    }

    private static void keep(Schema<?> schema, String extension, @Nullable BigDecimal limit) {
        if (limit != null) {
            schema.addExtension(extension, limit.toPlainString());
        }
    }

    private void visit(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> visit(parameter.getSchema()));
        }
        if (operation.getRequestBody() != null) {
            visit(operation.getRequestBody().getContent());
        }
        if (operation.getResponses() != null) {
            operation.getResponses().values().forEach(response -> visit(response.getContent()));
        }
    }

    private void visit(@Nullable Content content) {
        if (content != null) {
            content.values().forEach(media -> visit(media.getSchema()));
        }
    }

    private void visit(@Nullable Schema<?> schema) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        visitor.accept(schema);
        visit(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            visit(values);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::visit);
        }
        for (var parts : new java.util.List<?>[] {schema.getOneOf(), schema.getAnyOf(), schema.getAllOf()}) {
            if (parts != null) {
                parts.forEach(part -> visit((Schema<?>) part));
            }
        }
    }
}
