package io.huiji.server.programme.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a body that is a programme's document. */
@RequestBody(required = true, description = "积分方案文档,格式见 GET /api/v1/programmes/schema / a programme document; its JSON Schema is at GET /api/v1/programmes/schema",
        content = @Content(mediaType = "application/json", schema = @Schema(type = "object", requiredProperties = {"code", "name"})))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface DocumentBody {}
