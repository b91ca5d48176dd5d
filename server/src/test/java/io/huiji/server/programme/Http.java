package io.huiji.server.programme;

import io.huiji.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as the operator. */
record Http(TestServer server) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    record Answer(int status, JsonNode body) {

        long id() {
            return Long.parseLong(body.get("id").stringValue());
        }

        /** {@code field code} of each error. */
        List<String> errors() {
            List<String> errors = new ArrayList<>();
            body.path("errors").forEach(error -> errors.add(error.get("field").stringValue() + " " + error.get("code").stringValue()));
            return errors;
        }
    }

    Answer get(String path) {
        return send("GET", path, null, "");
    }

    /** Past the programmes. */
    Answer absolute(String path) {
        return to(path, "GET", null, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, UUID.randomUUID().toString(), body);
    }

    Answer send(String method, String path, @Nullable String key, String body) {
        return to("/api/v1/programmes" + path, method, key, body);
    }

    private Answer to(String path, String method, @Nullable String key, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Authorization", "Bearer " + server.operatorKey())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body()));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
