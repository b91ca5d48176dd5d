package io.huiji.server.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds the sentences, and groups operations by the first part of their path. */
record Descriptions(ApiTexts texts) {

    private static final String ROOT = "/api/v1/";

    void describe(OpenAPI api) {
        TreeSet<String> tags = new TreeSet<>();
        if (api.getPaths() != null) {
            api.getPaths().forEach((path, item) -> {
                String tag = path.startsWith(ROOT) ? path.substring(ROOT.length()).split("[/{]", 2)[0] : "other";
                tags.add(tag);
                item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation, tag));
            });
        }
        api.setTags(tags.stream().map(tag -> new Tag().name(tag).description(texts.of("tag " + tag).map(ApiTexts.Text::toString).orElse(tag))).toList());
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        schemas.forEach(this::describe);
    }

    private void describe(String path, PathItem.HttpMethod method, Operation operation, String tag) {
        operation.setTags(List.of(tag));
        texts.of(method + " " + path).or(() -> said(operation.getSummary()))
                .ifPresent(text -> operation.summary(text.zh()).addExtension("x-summary-en", text.en()));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter ->
                    say(tag, parameter.getName(), parameter.getDescription(), parameter::setDescription));
        }
    }

    @SuppressWarnings("rawtypes")
    private void describe(String type, Schema schema) {
        Map<String, Schema> properties = ((Schema<?>) schema).getProperties();
        if (properties != null) {
            properties.forEach((field, property) -> say(type, field, property.getDescription(), property::setDescription));
        }
    }

    /** What a controller says itself goes first. */
    private void say(String type, String field, @Nullable String said, Consumer<String> description) {
        if (said == null || said.isBlank()) {
            texts.ofField(type, field).ifPresent(text -> description.accept(text.toString()));
        }
    }

    private static Optional<ApiTexts.Text> said(@Nullable String summary) {
        String[] parts = summary == null ? new String[0] : summary.split(" / ", 2);
        return parts.length == 2 ? Optional.of(new ApiTexts.Text(parts[0], parts[1])) : Optional.empty();
    }
}
