package io.huiji.server.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Open;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Unkeyed;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Every operation keeps the rules of the house, and is described. A new one that does not fails here. */
class OpenApiIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final Set<RequestMethod> WRITES = Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

    @Test
    void every_operation_names_the_scope_it_needs_or_is_open_to_strangers() {
        List<String> without = new ArrayList<>();
        handlers().forEach((mapping, handler) -> {
            if (handler.hasMethodAnnotation(Needs.class) == handler.hasMethodAnnotation(Open.class)) {
                without.add(mapping.toString());
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void every_write_takes_a_key_and_what_takes_none_says_why() {
        List<String> wrong = new ArrayList<>();
        handlers().forEach((mapping, handler) -> {
            boolean takesKey = Arrays.stream(handler.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == WriteKey.class);
            boolean mayWrite = mapping.getMethodsCondition().getMethods().stream().anyMatch(WRITES::contains) && !handler.hasMethodAnnotation(ReadOnly.class)
                    && !handler.hasMethodAnnotation(Unkeyed.class);
            if (takesKey != mayWrite) {
                wrong.add(mapping.toString());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_description_is_openapi_3_1_and_has_every_operation() {
        JsonNode api = api();
        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        Set<String> described = new TreeSet<>();
        operations(api).forEach((name, operation) -> described.add(name));
        Set<String> mapped = new TreeSet<>();
        handlers().forEach((mapping, handler) -> mapping.getMethodsCondition().getMethods().forEach(method ->
                mapping.getPatternValues().forEach(path -> mapped.add(method + " " + path))));
        assertThat(described).isEqualTo(mapped);
    }

    @Test
    void every_operation_says_in_both_languages_what_it_does_and_which_scope_it_needs() {
        List<String> silent = new ArrayList<>();
        operations(api()).forEach((name, operation) -> {
            if (operation.at("/summary").isMissingNode() || operation.at("/x-summary-en").isMissingNode() || operation.at("/x-scope").isMissingNode()) {
                silent.add(name);
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void every_answer_has_a_shape() {
        List<String> shapeless = new ArrayList<>();
        operations(api()).forEach((name, operation) -> operation.at("/responses").properties().forEach(response ->
                response.getValue().at("/content").forEach(media -> {
                    if (media.at("/schema").size() == 0 || media.at("/schema").toString().equals("{\"type\":\"object\"}")) {
                        shapeless.add(name);
                    }
                })));
        assertThat(shapeless).isEmpty();
    }

    @Test
    void every_field_is_described() {
        Set<String> silent = new TreeSet<>();
        api().at("/components/schemas").properties().forEach(schema -> schema.getValue().at("/properties").properties().forEach(field -> {
            if (field.getValue().at("/description").isMissingNode() && field.getValue().at("/$ref").isMissingNode()) {
                silent.add(schema.getKey() + "." + field.getKey());
            }
        }));
        assertThat(silent).isEmpty();
    }

    @Test
    void every_write_shows_its_idempotency_key_and_every_operation_its_problems() {
        operations(api()).forEach((name, operation) -> {
            assertThat(operation.at("/responses/default/content").has("application/problem+json")).as(name).isTrue();
            if (!operation.has("x-without-key") && (name.startsWith("PUT") || name.startsWith("PATCH") || name.startsWith("DELETE"))) {
                assertThat(operation.at("/parameters").toString()).as(name).contains("Idempotency-Key");
            }
        });
    }

    @Test
    void no_64_bit_number_goes_as_a_number() {
        Set<String> types = new TreeSet<>();
        collect(api(), types);
        assertThat(types).doesNotContain("integer/int64").contains("string/int64");
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonNode api = api();
        Set<String> references = new TreeSet<>();
        references(api, references);
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    @Test
    void the_table_of_problems_is_there() {
        assertThat(api().at("/x-problems").size()).isEqualTo(ProblemCode.values().length);
    }

    @Test
    void there_is_one_description_and_its_page_needs_nothing_from_elsewhere() {
        Api api = new Api(SERVER.baseUrl(), null);
        for (String other : List.of("/openapi.json.yaml", "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/swagger-ui.html", "/swagger-ui/index.html")) {
            assertThat(api.get(other).status()).as(other).isEqualTo(404);
        }
        Api.Answer page = api.get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
        for (String asset : List.of("/docs/docs.js", "/docs/docs.css")) {
            assertThat(page.text()).contains(asset);
            assertThat(api.get(asset).status()).as(asset).isEqualTo(200);
        }
        assertThat(page.text() + api.get("/docs/docs.js").text() + api.get("/docs/docs.css").text()).doesNotContain("http://").doesNotContain("https://").doesNotContain(" style=");
    }

    private static JsonNode api() {
        Api.Answer answer = new Api(SERVER.baseUrl(), null).get("/openapi.json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, JsonNode> operations(JsonNode api) {
        Map<String, JsonNode> operations = new java.util.TreeMap<>();
        api.at("/paths").properties().forEach(path -> path.getValue().properties().forEach(method ->
                operations.put(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private static Map<RequestMappingInfo, HandlerMethod> handlers() {
        Map<RequestMappingInfo, HandlerMethod> handlers = new HashMap<>();
        for (HandlerMapping mapping : Objects.requireNonNull(SERVER.bean(DispatcherServlet.class).getHandlerMappings())) {
            if (mapping instanceof RequestMappingHandlerMapping requests) {
                handlers.putAll(requests.getHandlerMethods());
            }
        }
        handlers.keySet().removeIf(mapping -> mapping.getPatternValues().stream().noneMatch(path -> path.startsWith("/api/")));
        assertThat(handlers).isNotEmpty();
        return handlers;
    }

    private static void collect(JsonNode node, Set<String> types) {
        JsonNode type = node.at("/type");
        String name = type.isArray() ? type.get(0).asString("") : type.asString("");
        types.add(name + "/" + node.at("/format").asString(""));
        node.forEach(child -> collect(child, types));
    }

    private static void references(JsonNode node, Set<String> references) {
        if (node.at("/$ref").isString()) {
            references.add(node.at("/$ref").asString());
        }
        node.forEach(child -> references(child, references));
    }
}
