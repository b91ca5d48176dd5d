package io.huiji.server.testing;

import io.huiji.server.platform.json.StrictJson;
import io.huiji.server.testing.Api.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page in a browser: keeps the cookie of its session and sends the token that writes need. */
public final class Browser {

    private static final String COOKIE = "hj_session";
    private final TestServer server;
    private @Nullable String cookie;
    private @Nullable String csrf;

    public Browser(TestServer server) {
        this.server = server;
    }

    /** Another window with the same cookie, and with another token if one is given. */
    public Browser(Browser other, @Nullable String csrf) {
        this.server = other.server;
        this.cookie = other.cookie;
        this.csrf = csrf;
    }

    /** Staff by name and password. */
    public Answer login(String username, String password, @Nullable String code) {
        return signIn("/api/v1/session", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"" + (code == null ? "" : ",\"code\":\"" + code + "\"") + "}");
    }

    /** A write that answers with a session. */
    public Answer signIn(String path, String body) {
        Answer answer = send("POST", path, body);
        if (answer.status() == 200) {
            csrf = answer.at("/csrfToken");
        }
        return answer;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer send(String method, String path, @Nullable Object body) {
        return send(method, path, UUID.randomUUID().toString(), body);
    }

    public Answer send(String method, String path, @Nullable String idempotencyKey, @Nullable Object body) {
        return send(request(method, path, idempotencyKey, body));
    }

    public HttpRequest.Builder request(String method, String path, @Nullable String idempotencyKey, @Nullable Object body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : StrictJson.mapper().writeValueAsString(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).timeout(Duration.ofSeconds(60)).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (idempotencyKey != null && !method.equals("GET")) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        if (cookie != null) {
            request.header("Cookie", COOKIE + "=" + cookie);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        Answer answer = new Api(server.baseUrl(), null).send(request);
        for (String set : answer.headers().allValues("Set-Cookie")) {
            if (set.startsWith(COOKIE + "=")) {
                cookie = set.substring(COOKIE.length() + 1, set.indexOf(';'));
            }
        }
        return answer;
    }

    public @Nullable String cookie() {
        return cookie;
    }

    public void setCookie(@Nullable String other) {
        cookie = other;
    }
}
