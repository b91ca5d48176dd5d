package io.huiji.server.testing;

import io.huiji.server.platform.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A caller of the HTTP API: {@code Api.operator(SERVER).post("/api/v1/stores", Map.of(…))}. A body is an object that becomes JSON, or a string that is sent as it is.
 *
 * @param key {@code null}: none is sent
 */
public record Api(String baseUrl, @Nullable String key) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = StrictJson.mapper();

    public static Api operator(TestServer server) {
        return new Api(server.baseUrl(), server.operatorKey());
    }

    public Api as(@Nullable String otherKey) {
        return new Api(baseUrl, otherKey);
    }

    /** @param text the bytes of the answer as text */
    public record Answer(int status, HttpHeaders headers, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** At a path such as {@code /errors/0/field}; numbers and words alike as text, "" where there is nothing. */
        public String at(String pointer) {
            return json().at(pointer).asString("");
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** With an idempotency key of its own. */
    public Answer post(String path, Object body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    public Answer post(String path, @Nullable String idempotencyKey, Object body) {
        return send("POST", path, idempotencyKey, body);
    }

    public Answer send(String method, String path, @Nullable String idempotencyKey, @Nullable Object body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(60)).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    /** A request made by hand; the key is added. */
    public Answer send(HttpRequest.Builder request) {
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
