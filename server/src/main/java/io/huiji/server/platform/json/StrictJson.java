package io.huiji.server.platform.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as the API speaks it: nothing is guessed, nothing is skipped. 64-bit numbers are strings, times carry an offset, enum values are {@code snake_case},
 * an unknown or repeated field, a wrong type and a missing value of a field that is not {@code @Nullable} are refused with the path of the field.
 */
public final class StrictJson {

    /** Deepest nesting of a request. A programme needs about ten. */
    private static final int DEPTH_MAX = 64;

    /** Longest number literal; 64 bits have 19 digits. */
    private static final int NUMBER_LENGTH_MAX = 64;

    private StrictJson() {}

    public static JsonMapper mapper() {
        var limits = StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxNumberLength(NUMBER_LENGTH_MAX).maxNameLength(256).build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfigDefaults(any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Textual, text -> text
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert))
                .withCoercionConfig(LogicalType.Enum, text -> text.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .annotationIntrospector(new Conventions())
                .addModule(values())
                .build();
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("huiji");
        module.addSerializer(Long.class, new Longs.Writer()).addSerializer(Long.TYPE, new Longs.Writer()).addSerializer(long[].class, new Longs.ArrayWriter());
        module.addSerializer(Instant.class, new Texts.InstantWriter());
        module.addDeserializer(Long.class, new Longs.Reader(false)).addDeserializer(Long.TYPE, new Longs.Reader(true));
        module.addDeserializer(String.class, new Texts.Plain());
        module.addDeserializer(Instant.class, new Texts.Parsed<>(Instant.class, Times::instant, Times.INSTANT_ZH, Times.INSTANT_EN));
        module.addDeserializer(OffsetDateTime.class, new Texts.Parsed<>(OffsetDateTime.class, Times::offsetDateTime, Times.INSTANT_ZH, Times.INSTANT_EN));
        module.addDeserializer(LocalDate.class, new Texts.Parsed<>(LocalDate.class, Times::date, Times.DATE_ZH, Times.DATE_EN));
        module.addDeserializer(LocalTime.class, new Texts.Parsed<>(LocalTime.class, LocalTime::parse, "时间,如 09:30", "a time such as 09:30"));
        module.setDeserializerModifier(new ExactEnums());
        return module;
    }
}
