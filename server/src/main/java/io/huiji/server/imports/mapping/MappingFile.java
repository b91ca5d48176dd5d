package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** A mapping as a person writes it. An unknown name in it is an error, so that a slip of the pen is not silently ignored. */
public final class MappingFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail).setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private MappingFile() {}

    /** @throws ImportFailure {@code mapping_invalid}, naming the places */
    public static Mapping parse(String text) {
        Mapping mapping = read(text, Mapping.class);
        List<MappingCheck.Finding> findings = MappingCheck.findings(mapping);
        if (!findings.isEmpty()) {
            throw invalid(findings.stream().map(MappingCheck.Finding::zh).collect(Collectors.joining(";")),
                    findings.stream().map(MappingCheck.Finding::en).collect(Collectors.joining("; ")));
        }
        return mapping;
    }

    static <T> T read(String text, Class<T> type) {
        T mapping;
        try {
            mapping = JSON.readValue(text, type);
        } catch (UnrecognizedPropertyException unknown) {
            throw invalid("没有这个名字:" + unknown.getPropertyName(), "there is no such name: " + unknown.getPropertyName());
        } catch (DatabindException wrong) {
            String place = wrong.getPath().stream().map(MappingFile::step).collect(Collectors.joining("."));
            throw invalid(place + " 的值不对", "the value of " + place + " is not valid");
        } catch (JacksonException notJson) {
            int line = notJson.getLocation().getLineNr();
            throw invalid("第 " + line + " 行不是有效的 JSON", "line " + line + " is not valid JSON");
        }
        if (mapping == null) {
            throw invalid("文件是空的", "the file is empty");
        }
        return mapping;
    }

    public static String write(Object mapping) {
        return JSON.writeValueAsString(mapping);
    }

    private static String step(JacksonException.Reference reference) {
        return reference.getPropertyName() == null ? String.valueOf(reference.getIndex()) : reference.getPropertyName();
    }

    static ImportFailure invalid(String zh, String en) {
        return new ImportFailure("mapping_invalid", "映射文件有误:" + zh, "The mapping file is not valid: " + en);
    }
}
