package io.huiji.server.platform.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.metrics.token=let-me-see");

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void health_is_open_and_says_no_more_than_up(String path) throws Exception {
        HttpResponse<String> answer = get(path, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details", "PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/actuator", "/actuator/env", "/actuator/metrics", "/actuator/beans", "/actuator/heapdump",
        "/actuator/shutdown", "/actuator/loggers", "/%61ctuator/prometheus", "/actuator;x=y/prometheus", "/actuator/health/../prometheus", "//actuator/prometheus"})
    void nothing_else_is_open(String path) throws Exception {
        HttpResponse<String> answer = get(path, "");
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("jvm_", "_links");
        assertThat(get(path, "Bearer wrong").statusCode()).isBetween(400, 404);
    }

    @Test
    void metrics_are_given_to_whoever_has_the_token() throws Exception {
        HttpResponse<String> answer = get("/actuator/prometheus", "Bearer let-me-see");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("jvm_memory_used_bytes", "hikaricp_connections");
    }

    @Test
    void requests_are_counted_and_timed_by_route_and_status() throws Exception {
        get("/api/v1/stores?limit=7", "");
        get("/made/up/by/a/stranger", "");
        get("/actuator/health", "");
        String metrics = get("/actuator/prometheus", "Bearer let-me-see").body();
        assertThat(metrics).containsPattern("http_server_requests_seconds_count\\{.*method=\"GET\",status=\"401\",uri=\"other\".*} [1-9]")
                .containsPattern("http_server_requests_seconds_sum\\{.*status=\"200\",uri=\"/actuator/health\".*} [0-9.E-]+")
                .doesNotContain("stranger").doesNotContain("limit=7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/shutdown"})
    void what_is_not_offered_is_not_there_even_with_the_token(String path) throws Exception {
        assertThat(get(path, "Bearer let-me-see").statusCode()).isBetween(401, 405);
    }

    private static HttpResponse<String> get(String path, String authorization) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + path));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
