package io.huiji.server.platform.openapi;

import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Puts {@code /openapi.json} together: springdoc reads the controllers, the rest says what is true of all of them. */
@Configuration(proxyBeanMethods = false)
class ApiDescription implements WebMvcConfigurer {

    private static final String SCHEME = "key";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(WriteKey.class, PageQuery.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("汇积 Huiji").version("v1").license(new License().name("Apache-2.0"))
                        .description("多门店会员积分 / Membership points for a chain of shops"))
                .components(new Components().addSecuritySchemes(SCHEME, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .description("Authorization: Bearer hj_… ;密钥由管理员发放,见 POST /api/v1/partners/{partnerId}/keys / keys are handed out by an administrator")))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    @Bean
    OurModels ourModels(JsonMapper json) {
        return new OurModels(json);
    }

    @Bean
    GlobalOperationComponentsCustomizer everyOperation() {
        return new Operations();
    }

    @Bean
    GlobalOpenApiCustomizer everythingElse() {
        Descriptions descriptions = new Descriptions(ApiTexts.load());
        return api -> {
            api.setServers(List.of(new Server().url("/")));
            if (api.getComponents().getSchemas() != null && api.getComponents().getSchemas().containsKey("JsonNode")) {
                api.getComponents().addSchemas("JsonNode", new Schema<>().description("任意 JSON / Any JSON"));
            }
            api.getComponents().addSchemas("Problem", ProblemSchema.schema()).addSchemas("FieldError", ProblemSchema.fieldError());
            Schemas.walk(api, Schemas::writeLongsAsStrings);
            api.addExtension("x-problems", Arrays.stream(ProblemCode.values()).map(ApiDescription::row).toList());
            descriptions.describe(api);
        };
    }

    private static Map<String, Object> row(ProblemCode code) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", code.code());
        row.put("status", code.status());
        row.put("owner", code.owner().name().toLowerCase(Locale.ROOT));
        row.put("zh", code.zh());
        row.put("en", code.en());
        return row;
    }

    /** There is one description in one format. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(jakarta.servlet.http.HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response, Object handler) {
                throw Problem.of(ProblemCode.NOT_FOUND);
            }
        }).addPathPatterns("/openapi.json.yaml", "/openapi.json/**", "/v3/**").excludePathPatterns("/openapi.json");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/docs").setViewName("forward:/docs/index.html");
        registry.addRedirectViewController("/docs/", "/docs");
    }
}
