package io.huiji.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.huiji.probe.ProbeController;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What the edge refuses, and how it says so, over real HTTP. */
class EdgeIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--spring.main.sources=io.huiji.probe.ProbeController");

    private static final String GOOD = "{\"name\":\"a\",\"lines\":[{\"amountFen\":\"100\",\"quantity\":1}],\"rounding\":\"half_up\"}";
    private Api api;

    @BeforeEach
    void connect() {
        api = Api.operator(SERVER);
    }

    @ParameterizedTest
    @Tag("vector-g")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"a\"|1|name|wrong_type",
        "\"a\"|null|name|required",
        "\"name\":\"a\",||name|required",
        "\"a\"|\"\"|name|out_of_range",
        "\"a\"|\"12345678901\"|name|out_of_range",
        "\"100\"|\"1e3\"|lines[0].amountFen|wrong_type",
        "\"100\"|1e3|lines[0].amountFen|wrong_type",
        "\"100\"|0.005|lines[0].amountFen|wrong_type",
        "\"100\"|\"\uFF11\uFF10\uFF10\"|lines[0].amountFen|wrong_type",
        "\"100\"|\"9223372036854775808\"|lines[0].amountFen|out_of_range",
        "\"100\"|\"0\"|lines[0].amountFen|out_of_range",
        "\"100\"|\"-1\"|lines[0].amountFen|out_of_range",
        "\"100\"|null|lines[0].amountFen|required",
        "\"amountFen\":\"100\",||lines[0].amountFen|required",
        "\"quantity\":1|\"quantity\":0|lines[0].quantity|out_of_range",
        "\"quantity\":1|\"quantity\":-1|lines[0].quantity|out_of_range",
        "\"quantity\":1|\"quantity\":9223372036854775807|lines[0].quantity|out_of_range",
        "\"quantity\":1|\"quantity\":\"1\"|lines[0].quantity|wrong_type",
        "\"quantity\":1|\"quantity\":1.0|lines[0].quantity|wrong_type",
        "\"quantity\":1|\"quantity\":1,\"colour\":1|lines[0].colour|unknown_field",
        "\"quantity\":1|\"quantity\":1,\"quantity\":2|lines[0].quantity|duplicate_field",
        "half_up|bogus|rounding|unknown_value",
        "\"half_up\"|4|rounding|unknown_value",
        "\"half_up\"|\"half_up\",\"at\":\"2026-11-23T10:00:00\"|at|wrong_type",
        "\"half_up\"|\"half_up\",\"at\":1700000000|at|wrong_type",
        "\"half_up\"|\"half_up\",\"phone\":\"138\"|phone|out_of_range",
    })
    void a_bad_field_is_named(String part, String instead, String field, String code) {
        String body = GOOD.replace(part, instead == null ? "" : instead);
        assertThat(body).isNotEqualTo(GOOD);
        Api.Answer answer = api.post("/api/v1/probe/read", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/code")).isEqualTo("invalid_field");
        assertThat(answer.at("/errors/0/field")).as(answer.text()).isEqualTo(field);
        assertThat(answer.at("/errors/0/code")).as(answer.text()).isEqualTo(code);
        assertThat(answer.at("/errors/0/zh")).isNotEmpty();
        assertThat(answer.at("/errors/0/en")).isNotEmpty();
        assertThat(answer.at("/owner")).isEqualTo("partner");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void all_broken_ranges_are_named_at_once_with_their_index() {
        String body = "{\"name\":\"\",\"lines\":[{\"amountFen\":1,\"quantity\":1},{\"amountFen\":-5,\"quantity\":0}],\"rounding\":\"half_up\",\"phone\":\"x\"}";
        List<String> fields = new ArrayList<>();
        for (JsonNode error : api.post("/api/v1/probe/read", body).json().at("/errors")) {
            fields.add(error.at("/field").asString());
        }
        assertThat(fields).containsExactlyInAnyOrder("name", "lines[1].amountFen", "lines[1].quantity", "phone");
    }

    @Test
    void a_refused_phone_is_not_repeated() {
        Api.Answer answer = api.post("/api/v1/probe/read", GOOD.replace("\"half_up\"", "\"half_up\",\"phone\":13800138000"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("13800138000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nothing", "{\"name\":\"a\",}", "\u0000", "{} {}", "{\"name\":\"\\x\"}"})
    void what_is_not_json_is_malformed(String body) {
        Api.Answer answer = api.post("/api/v1/probe/read", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/code")).isIn("malformed_json", "invalid_field");
    }

    @Test
    void broken_utf8_is_malformed() {
        byte[] bytes = GOOD.replace("\"a\"", "\"\u00e9\u00e9\"").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Api.Answer answer = api.send(request("/api/v1/probe/read").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/code")).isEqualTo("malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "GBK"})
    void json_in_another_encoding_is_malformed_whatever_its_type_says(String charset) {
        Charset other = Charset.forName(charset);
        byte[] known = GOOD.replace("\"a\"", "\"王小姐\"").getBytes(other);
        byte[] stranger = "{\"username\":\"王小姐\",\"password\":\"x\"}".getBytes(other);
        for (String type : List.of("application/json", "application/json;charset=utf-8")) {
            for (Api.Answer answer : List.of(api.send(request("/api/v1/probe/read").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(known))),
                    new Api(SERVER.baseUrl(), null).send(request("/api/v1/session").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(stranger))))) {
                assertThat(answer.status()).as(type + " " + answer.text()).isEqualTo(400);
                assertThat(answer.at("/code")).isEqualTo("malformed_json");
                assertThat(answer.text()).contains("UTF-8 编码", "in UTF-8");
            }
        }
    }

    @Test
    void an_empty_body_is_required() {
        assertThat(api.post("/api/v1/probe/read", "").at("/errors/0/code")).isEqualTo("required");
    }

    @Test
    void a_body_that_is_too_large_is_refused_with_and_without_its_length() {
        String large = GOOD + " ".repeat(1 << 20);
        Api.Answer told = api.post("/api/v1/probe/read", large);
        assertThat(told.status()).isEqualTo(413);
        assertThat(told.at("/limitBytes")).isEqualTo("1048576");
        HttpRequest.BodyPublisher chunked = HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(large));
        Api.Answer untold = api.send(request("/api/v1/probe/read").header("Content-Type", "application/json").POST(chunked));
        assertThat(untold.status()).isEqualTo(413);
        assertThat(untold.at("/code")).isEqualTo("body_too_large");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/probe/numbers/x?count=1, id, wrong_type",
        "/api/v1/probe/numbers/%2B1?count=1, id, wrong_type",
        "/api/v1/probe/numbers/%EF%BC%91?count=1, id, wrong_type",
        "/api/v1/probe/numbers/0x10?count=1, id, wrong_type",
        "/api/v1/probe/numbers/9223372036854775808?count=1, id, out_of_range",
        "/api/v1/probe/numbers/1, count, required",
        "/api/v1/probe/numbers/1?count=, count, wrong_type",
        "/api/v1/probe/numbers/1?count=1e3, count, wrong_type",
        "/api/v1/probe/numbers/1?count=2147483648, count, out_of_range",
        "/api/v1/probe/numbers/1?count=1&count=2, count, duplicate_field",
        "/api/v1/probe/numbers/1?count=1&cuont=2, cuont, unknown_field",
        "/api/v1/probe/numbers/1?count=1&rounding=HALF_UP, rounding, unknown_value",
        "/api/v1/probe/list?limit=0, limit, out_of_range",
        "/api/v1/probe/list?limit=201, limit, out_of_range",
        "/api/v1/probe/list?limit=x, limit, out_of_range",
        "/api/v1/probe/list?cursor=AAAAAAA, cursor, unknown_value",
        "/api/v1/probe/list?cursor=%E4%B8%AD, cursor, unknown_value",
        "/api/v1/probe/list?cursor=%00, cursor, wrong_type",
        "/api/v1/probe/numbers/1?count=1&rounding=a%00b, rounding, wrong_type",
        "/api/v1/member-logins/invitation?store=%00, store, wrong_type",
    })
    void a_bad_parameter_is_named(String path, String field, String code) {
        Api.Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).as(answer.text()).isEqualTo(field);
        assertThat(answer.at("/errors/0/code")).as(answer.text()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/member-logins/invitation?store=%ED%A0%80", "/api/v1/member-logins/invitation?store=%ED%BF%BF%ED%A0%80",
        "/api/v1/member-logins/invitation?store=%C3", "/api/v1/member-logins/invitation?store=%zz", "/api/v1/probe/list?cursor=%ED%A0%80",
        "/api/v1/probe/list?%ED%A0%80=1", "/api/v1/probe/numbers/%00?count=1", "/api/v1/stores/%ED%A0%80"})
    void what_is_no_text_is_refused_wherever_it_stands(String path) throws IOException {
        String answer;
        URI server = URI.create(SERVER.baseUrl());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer " + SERVER.operatorKey() + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    @Test
    void a_reader_who_walks_away_is_no_error_of_ours() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.huiji.server.platform.web");
        BlockingQueue<ILoggingEvent> log = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                log.add(event);
            }
        };
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        try {
            URI server = URI.create(SERVER.baseUrl());
            for (String way : List.of("endless", "endless-json")) {
                try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                    socket.setSoLinger(true, 0);
                    socket.getOutputStream().write(("GET /api/v1/probe/" + way + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + SERVER.operatorKey() + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
                    assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
                }
                ILoggingEvent told = Objects.requireNonNull(log.poll(30, TimeUnit.SECONDS), way);
                assertThat(told.getLevel()).as(told.getFormattedMessage()).isEqualTo(Level.DEBUG);
            }
            assertThat(log).isEmpty();
        } finally {
            logger.setLevel(null);
            logger.detachAppender(appender);
        }
    }

    @Test
    void a_list_is_read_page_by_page() {
        List<Integer> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 10 && cursor != null; page++) {
            JsonNode answer = api.get("/api/v1/probe/list" + (cursor.isEmpty() ? "" : "?cursor=" + cursor)).json();
            answer.at("/items").forEach(item -> all.add(item.asInt()));
            cursor = answer.at("/next").isNull() ? null : answer.at("/next").asString();
        }
        assertThat(all).hasSize(120).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void routes_methods_and_types_that_are_not_there_are_problems_too() {
        assertThat(api.get("/api/v1/nothing").at("/code")).isEqualTo("not_found");
        assertThat(api.get("/nothing").at("/code")).isEqualTo("not_found");
        assertThat(api.get("/error").at("/code")).isEqualTo("not_found");
        Api.Answer method = api.send("DELETE", "/api/v1/probe/list", null, null);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.at("/code")).isEqualTo("method_not_allowed");
        Api.Answer accept = api.send(request("/api/v1/probe/list").header("Accept", "text/html").GET());
        assertThat(accept.status()).isEqualTo(406);
        assertThat(accept.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.send(request("/api/v1/probe/list").header("Accept", "application/json;q=0.5, text/html").GET()).status()).isEqualTo(200);
        Api.Answer type = api.send(request("/api/v1/probe/read").header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString(GOOD)));
        assertThat(type.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/json|200", "Application/JSON; Charset=UTF-8|200", "application/json;charset=utf-8|200", "application/json;charset=\"utf-8\"|200", "application/json;charset=iso-8859-1|415",
        "application/json; charset=GBK|415", "application/problem+json; charset=utf-16|415",
        "application/problem+json|200", "application/x-www-form-urlencoded|415", "multipart/form-data; boundary=x|415", "application/jsonx|415", "json|415"})
    void a_body_is_json_in_utf_8(String type, int status) {
        Api.Answer answer = api.send(request("/api/v1/probe/read").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(GOOD)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @Test
    void an_answer_says_its_type_and_length() {
        api.post("/api/v1/probe/once", "key-3", GOOD);
        for (Api.Answer answer : List.of(api.post("/api/v1/probe/read", GOOD), api.get("/api/v1/probe/list"), api.post("/api/v1/probe/once", "key-3", GOOD))) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.text().getBytes(StandardCharsets.UTF_8).length));
        }
    }

    @Test
    void a_write_without_its_key_is_refused() {
        assertThat(api.post("/api/v1/probe/once", null, GOOD).at("/code")).isEqualTo("idempotency_key_required");
        assertThat(api.post("/api/v1/probe/once", "a b", GOOD).at("/code")).isEqualTo("idempotency_key_required");
        assertThat(api.post("/api/v1/probe/once", "x".repeat(129), GOOD).at("/code")).isEqualTo("idempotency_key_required");
        Api.Answer twice = api.send(request("/api/v1/probe/once").header("Content-Type", "application/json").header("Idempotency-Key", "k1")
                .header("Idempotency-Key", "k2").POST(HttpRequest.BodyPublishers.ofString(GOOD)));
        assertThat(twice.at("/code")).isEqualTo("idempotency_key_required");
    }

    @Test
    @Tag("vector-h")
    void a_repeat_gets_the_bytes_of_the_first_answer_and_other_content_is_refused() {
        Api.Answer first = api.post("/api/v1/probe/once", "key-1", GOOD);
        Api.Answer second = api.post("/api/v1/probe/once", "key-1", GOOD);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Hit")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Hit")).isEqualTo("true");
        Api.Answer other = api.post("/api/v1/probe/once", "key-1", GOOD.replace("\"a\"", "\"b\""));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/code")).isEqualTo("key_reused");
    }

    @Test
    @Tag("vector-h")
    void while_the_first_is_in_flight_a_repeat_is_told_so() throws Exception {
        ProbeController.entered = new CountDownLatch(1);
        ProbeController.leave = new CountDownLatch(1);
        CompletableFuture<Api.Answer> first = CompletableFuture.supplyAsync(() -> api.post("/api/v1/probe/once", "key-2", GOOD));
        ProbeController.entered.await();
        Api.Answer second = api.post("/api/v1/probe/once", "key-2", GOOD);
        ProbeController.leave.countDown();
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/code")).isEqualTo("in_flight");
        assertThat(first.get().status()).isEqualTo(201);
        assertThat(api.post("/api/v1/probe/once", "key-2", GOOD).text()).isEqualTo(first.get().text());
    }

    @Test
    void what_nobody_foresaw_says_an_id_and_nothing_else() {
        Api.Answer answer = api.get("/api/v1/probe/broken");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/code")).isEqualTo("internal");
        assertThat(answer.at("/id")).hasSize(36);
        assertThat(answer.text()).doesNotContain("13800138000").doesNotContain("Exception").doesNotContain("io.huiji");
    }

    @Test
    void a_database_that_is_away_means_not_done() {
        Api.Answer answer = api.get("/api/v1/probe/away");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("not_done");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/probe/list", "/api/v1/nothing", "/nothing", "/actuator/health", "/openapi.json"})
    void every_answer_tells_a_browser_to_be_careful(String path) {
        Api.Answer answer = api.get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'").contains("frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + path));
    }
}
