package io.huiji.server.platform.openapi;

import io.huiji.server.platform.ProblemCode;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;

/** The shape of a problem document. Details of a problem (such as {@code shortBy}) stand beside these fields. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<?> schema() {
        StringSchema code = new StringSchema();
        code.setEnum(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
        StringSchema owner = new StringSchema();
        owner.setEnum(List.of("member", "partner", "operator", "defect"));
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("title_en", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("code", code)
                .addProperty("owner", owner)
                .addProperty("detail", new StringSchema())
                .addProperty("errors", new ArraySchema().items(new Schema<>().$ref("#/components/schemas/FieldError")))
                .required(List.of("type", "title", "title_en", "status", "code", "owner"));
    }

    static Schema<?> fieldError() {
        return new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("zh", new StringSchema())
                .addProperty("en", new StringSchema())
                .required(List.of("field", "code", "zh", "en"));
    }
}
