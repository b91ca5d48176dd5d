package io.huiji.server.platform.openapi;

import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Unkeyed;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.web.method.HandlerMethod;

/** What every operation has beside its own fields: the idempotency key of a write, the page of a list, the problem of a refusal. */
final class Operations implements GlobalOperationComponentsCustomizer {

    private static final String JSON = "application/json";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        if (takes(handler, WriteKey.class)) {
            operation.addParametersItem(new Parameter().in("header").name("Idempotency-Key").required(true)
                    .schema(new StringSchema().minLength(1).maxLength(128).pattern("^[!-~]+$")));
        }
        Unkeyed unkeyed = handler.getMethodAnnotation(Unkeyed.class);
        if (unkeyed != null) {
            operation.addExtension("x-without-key", unkeyed.value());
        }
        if (takes(handler, PageQuery.class)) {
            operation.addParametersItem(new Parameter().in("query").name("limit").required(false).schema(
                    new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Page.LIMIT_MAX))._default(Page.LIMIT_DEFAULT)));
            operation.addParametersItem(new Parameter().in("query").name("cursor").required(false).schema(new StringSchema().maxLength(512)));
        }
        Answers answers = handler.getMethodAnnotation(Answers.class);
        if (answers != null) {
            ApiResponse answer = new ApiResponse().description("OK");
            operation.setResponses(new ApiResponses().addApiResponse(Integer.toString(answers.status()),
                    answers.value() == Void.class ? answer : answer.content(content(JSON, schema(answers.value(), components)))));
        }
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        responses.addApiResponse("default", new ApiResponse().description("问题说明 / A problem document")
                .content(content("application/problem+json", new Schema<>().$ref("#/components/schemas/Problem"))));
        operation.setResponses(responses);
        return operation;
    }

    private static Schema<?> schema(Class<?> type, Components components) {
        ResolvedSchema resolved = ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(components::addSchemas);
        return resolved.schema;
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }
}
