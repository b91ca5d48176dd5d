package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports over HTTP, as the command line does. */
public final class ImportClient {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestServer server;

    public ImportClient(TestServer server) {
        this.server = server;
    }

    /** @return the run, when it has come to an end */
    public JsonNode importText(String text, String options) {
        return finished(start(HttpRequest.BodyPublishers.ofString(text), options));
    }

    JsonNode importFile(Path file, String options) {
        return finished(start(file(file), options));
    }

    /** @return the run of a file of members, when it has come to an end */
    public JsonNode importMembers(HttpRequest.BodyPublisher body, String options) {
        return finished(start("members", body, options));
    }

    /** @return the run of a file of old balances, when it has come to an end */
    public JsonNode importBalances(String text, String options) {
        return finished(start("balances", HttpRequest.BodyPublishers.ofString(text), options));
    }

    String start(HttpRequest.BodyPublisher body, String options) {
        return start("receipts", body, options);
    }

    private String start(String kind, HttpRequest.BodyPublisher body, String options) {
        HttpResponse<String> response = send(request("/api/v1/imports/" + kind + "?fileName=" + kind + ".csv" + options)
                .header("Content-Type", "application/octet-stream").header("Idempotency-Key", UUID.randomUUID().toString()).POST(body).build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return JSON.readTree(response.body()).get("id").asString();
    }

    /** A file of receipts under a key of its own. */
    HttpResponse<String> send(String key, String text) {
        return send(request("/api/v1/imports/receipts?fileName=receipts.csv").header("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(text)).build());
    }

    static HttpRequest.BodyPublisher file(Path file) {
        try {
            return HttpRequest.BodyPublishers.ofFile(file);
        } catch (java.io.FileNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    static String mapping(String json) {
        return "&mapping=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    JsonNode finished(String id) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode run = get("/api/v1/imports/" + id);
            if (!run.get("finishedAt").isNull() && !run.get("status").asString().equals("undoing") || run.get("status").asString().equals("undone")) {
                return run;
            }
            pause(50);
        }
        throw new AssertionError("import " + id + " does not end");
    }

    public JsonNode undo(String id) {
        HttpResponse<String> response = send(request("/api/v1/imports/" + id + "/undo")
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(HttpRequest.BodyPublishers.noBody()).build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return finished(id);
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send(request(path).GET().build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    JsonNode post(String path, String text) {
        HttpResponse<String> response = send(request(path).header("Content-Type", "application/octet-stream").POST(HttpRequest.BodyPublishers.ofString(text)).build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    String text(String path) {
        return send(request(path).GET().build()).body();
    }

    static Map<String, String> figures(JsonNode run) {
        Map<String, String> figures = new HashMap<>();
        run.get("summary").properties().forEach(figure -> figures.put(figure.getKey(), figure.getValue().asString()));
        return figures;
    }

    /** @return the exit code */
    static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).header("Authorization", "Bearer " + server.operatorKey());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static @Nullable String text(JsonNode run, String field) {
        return run.get(field).isNull() ? null : run.get(field).asString();
    }
}
