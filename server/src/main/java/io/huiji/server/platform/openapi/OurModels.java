package io.huiji.server.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Describes our records as our mapper reads them: what is not {@code @Nullable} is required, words of an enum are spelt as they are sent. */
final class OurModels implements ModelConverter {

    private static final String OURS = "io.huiji.";
    private final JsonMapper json;

    OurModels(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType java = Json31.mapper().constructType(type.getType());
        if (schema != null && java != null) {
            Schema<?> described = defined(schema, context);
            if (java.isEnumType()) {
                spell(described, java.getRawClass());
            } else if (java.getRawClass().isRecord() && java.getRawClass().getName().startsWith(OURS)) {
                require(described, java.getRawClass());
            }
        }
        return schema;
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        if (schema.get$ref() == null) {
            return schema;
        }
        Schema<?> found = context.getDefinedModels().get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        return found == null ? schema : found;
    }

    private void spell(Schema<?> schema, Class<?> type) {
        @SuppressWarnings("unchecked")
        Schema<Object> words = (Schema<Object>) schema;
        words.setEnum(Arrays.stream(type.getEnumConstants()).<Object>map(constant -> json.convertValue(constant, String.class)).toList());
    }

    private static void require(Schema<?> schema, Class<?> type) {
        if (schema.getProperties() == null) {
            return;
        }
        Arrays.stream(type.getRecordComponents()).filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(component -> schema.getProperties().get(component.getName()))
                .filter(property -> property != null && property.get$ref() == null && property.getTypes() != null)
                .forEach(property -> property.addType("null"));
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .filter(schema.getProperties()::containsKey)
                .toList();
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
    }
}
