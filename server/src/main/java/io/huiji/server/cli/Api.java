package io.huiji.server.cli;

import io.huiji.server.cli.Main.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as the command line uses it, as operator. */
final class Api {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final String baseUrl;
    private final String token;

    Api(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path) {
        return post(path, "application/json", BodyPublishers.ofString("{}"));
    }

    JsonNode post(String path, String type, BodyPublisher body) {
        return send(request(path).header("Content-Type", type).header("Idempotency-Key", UUID.randomUUID().toString()).POST(body));
    }

    /** Without a body at all. */
    JsonNode postNothing(String path) {
        return send(request(path).header("Idempotency-Key", UUID.randomUUID().toString()).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(LONGEST).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw refused(response.statusCode(), body);
            }
            return body;
        } catch (IOException | JacksonException broken) {
            throw new Failure("与服务的连接中断:" + broken.getMessage(), "the connection to the server broke: " + broken.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("已中断", "interrupted");
        }
    }

    private static Failure refused(int status, JsonNode problem) {
        if (problem.hasNonNull("detail")) {
            return new Failure(problem.get("title").asString(), problem.get("detail").asString());
        }
        if (problem.hasNonNull("title")) {
            return new Failure(problem.get("title").asString(), problem.path("title_en").asString(""));
        }
        return new Failure("服务返回 " + status, "the server answered " + status);
    }
}
