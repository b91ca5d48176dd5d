package io.huiji.server.testing;

import io.huiji.server.platform.json.StrictJson;
import io.huiji.server.testing.Api.Answer;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser of a member's page: keeps its cookies and the token against forged requests. */
public final class Visitor {

    private static final String[] FREELY = {"--huiji.jobs.enabled=false", "--huiji.access.stranger-requests-per-second=100000",
        "--huiji.access.person-requests-per-second=100000", "--huiji.member-login.address-per-hour=100000", "--huiji.member-login.tries-per-address-per-hour=100000"};

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final TestServer server;
    private final Api api;
    private final Map<String, String> cookies = new HashMap<>();
    private String csrf = "";

    /** A server on which one address may do as much as a whole town. */
    public static TestServer townServer() {
        return new TestServer(FREELY);
    }

    public Visitor(TestServer server) {
        this.server = server;
        this.api = new Api(server.baseUrl(), null);
    }

    /** Asks for a code; reads it in the operator's outbox; gives it. Joins with all that is required, where the phone has no member. */
    public static Visitor loggedIn(TestServer server, String phone) {
        Visitor visitor = new Visitor(server);
        Answer requested = visitor.askForCode(phone);
        Answer confirmed = visitor.confirm(requested.at("/loginId"), visitor.codeFor(phone), "{\"consents\":[{\"purpose\":\"terms\",\"version\":\"2026-11\"}]}");
        if (confirmed.status() != 200) {
            throw new AssertionError(confirmed.text());
        }
        return visitor;
    }

    public Answer askForCode(String phone) {
        return send("POST", "/api/v1/member-logins", Map.of("phone", phone, "purpose", "login"));
    }

    /** The code sent last to this phone, as the operator sees it. */
    public String codeFor(String phone) {
        String masked = phone.substring(0, 3) + "****" + phone.substring(7);
        for (var sent : Api.operator(server).get("/api/v1/message-outbox?limit=200").json().at("/items")) {
            if (sent.at("/recipient").asString().equals(masked)) {
                Matcher matcher = CODE.matcher(sent.at("/zh").asString());
                if (matcher.find()) {
                    return matcher.group();
                }
            }
        }
        throw new AssertionError("no code was sent to " + masked);
    }

    /** @param join JSON; {@code null}: not given */
    public Answer confirm(String loginId, String code, @Nullable String join) {
        Answer answer = send("POST", "/api/v1/member-logins/" + loginId + "/confirm", "{\"code\":\"" + code + "\"" + (join == null ? "" : ",\"join\":" + join) + "}");
        csrf = answer.status() == 200 ? answer.at("/csrfToken") : csrf;
        return answer;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** A write with a key of its own, the cookies and the token. */
    public Answer send(String method, String path, @Nullable Object body) {
        return send(method, path, UUID.randomUUID().toString(), body);
    }

    public Answer send(String method, String path, @Nullable String idempotencyKey, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("; ")));
        }
        if (!csrf.isEmpty() && !method.equals("GET")) {
            request.header("X-CSRF-Token", csrf);
        }
        if (!method.equals("GET") && idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        Answer answer = api.send(body == null ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : StrictJson.mapper().writeValueAsString(body))));
        for (String header : answer.headers().allValues("Set-Cookie")) {
            List<HttpCookie> parsed = HttpCookie.parse(header);
            parsed.forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        }
        return answer;
    }

    /** What the browser keeps under that name, or "". */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public void forgetToken() {
        csrf = "";
    }

    public void forgetCookie(String name) {
        cookies.remove(name);
    }
}
