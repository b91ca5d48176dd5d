package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The writes of a member's own API keep the rules of every write, with her session in place of a key. */
class OwnEndpointIT {

    private static final Pattern OWN = Pattern.compile("[A-Z]+ /api/v1/me(/.*)?");

    /** Writes that cannot be repeated by a sample, each with the reason and where it is tested. */
    private static final Map<String, String> UNSAMPLED = Map.of("POST /api/v1/me/closing", "the session ends with it; OwnDataIT closes accounts");

    @RegisterExtension
    static final TestServer SERVER = Visitor.townServer();

    private static final WriteRules RULES = new WriteRules(OwnEndpointIT::send, new Effects(SERVER));
    private static final AtomicLong NEXT = new AtomicLong(1000);
    private static final String PHONE = "13800139999";
    private static Api api;
    private static Visitor member;
    private static String memberId;

    @BeforeAll
    static void aMemberIsLoggedIn() {
        api = Api.operator(SERVER);
        api.post("/api/v1/stores", Map.of("code", "OWN", "name", "店"));
        member = Visitor.loggedIn(SERVER, PHONE);
        memberId = member.get("/api/v1/me").at("/memberId");
    }

    private static Map<String, Supplier<Request>> samples() {
        Map<String, Supplier<Request>> samples = new LinkedHashMap<>();
        samples.put("PATCH /api/v1/me", () -> new Request("/me", "{\"name\":\"小美\",\"birthday\":\"2000-02-29\"}"));
        samples.put("POST /api/v1/me/consents", () -> new Request("/me/consents", "{\"purpose\":\"marketing\",\"version\":\"2026-11\",\"given\":true}"));
        samples.put("POST /api/v1/me/complaints", () -> new Request("/me/complaints",
                "{\"kind\":\"missing\",\"store\":\"OWN\",\"receipt\":\"C%d\",\"note\":\"没到账\"}".formatted(NEXT.incrementAndGet())));
        samples.put("POST /api/v1/me/late-credits", OwnEndpointIT::lateCredit);
        samples.put("POST /api/v1/me/spending-devices/removal", OwnEndpointIT::removal);
        return samples;
    }

    private static Request lateCredit() {
        SERVER.clock().advance(Duration.ofDays(1));
        String number = "L" + NEXT.incrementAndGet();
        Answer kept = api.post("/api/v1/purchases", """
                {"store":"OWN","number":"%s","channel":"till","eventAt":"%s","lines":[{"no":1,"product":"p","quantity":1,"amountFen":"1800"}]}"""
                .formatted(number, SERVER.clock().instant()));
        assertThat(kept.status()).as(kept.text()).isBetween(200, 202);
        return new Request("/me/late-credits", "{\"store\":\"OWN\",\"receipt\":\"%s\",\"amountFen\":\"1800\",\"businessDay\":\"2026-01-05\"}".formatted(number));
    }

    private static Request removal() {
        SERVER.clock().advance(Duration.ofHours(1));
        Answer asked = member.post("/api/v1/me/spending-devices/code", "");
        Answer confirmed = member.post("/api/v1/me/spending-devices", Map.of("confirmationId", asked.at("/confirmationId"), "code", member.codeFor(PHONE)));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);
        return new Request("/me/spending-devices/removal", "{\"device\":\"" + confirmed.at("/id") + "\"}");
    }

    @Test
    void every_write_of_her_own_has_a_sample() {
        Set<String> writes = new TreeSet<>();
        api.get("/openapi.json").json().path("paths").forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
            String write = method.toUpperCase(Locale.ROOT) + " " + path;
            for (JsonNode parameter : operation.path("parameters")) {
                if (isOwn(write) && parameter.path("name").asString("").equals("Idempotency-Key")) {
                    writes.add(write);
                }
            }
        }));
        assertThat(writes).hasSizeGreaterThan(3);
        writes.removeAll(UNSAMPLED.keySet());
        assertThat(samples().keySet()).isEqualTo(writes);
    }

    @TestFactory
    @Tag("T3")
    @Tag("vector-h")
    Stream<DynamicTest> the_same_key_is_answered_the_same_and_never_with_another_body() {
        return samples().entrySet().stream().map(sample -> dynamicTest(sample.getKey(), () -> RULES.once(method(sample.getKey()), sample.getValue().get())));
    }

    @TestFactory
    @Tag("T3")
    @Tag("vector-h")
    Stream<DynamicTest> the_same_key_from_many_at_once_is_done_once() {
        return samples().entrySet().stream().map(sample -> dynamicTest(sample.getKey(), () -> RULES.onceAtOnce(method(sample.getKey()), sample.getValue())));
    }

    @TestFactory
    @Tag("vector-g")
    Stream<DynamicTest> every_field_refuses_what_it_cannot_be_and_nothing_is_half_done() {
        return samples().entrySet().stream().map(sample -> dynamicTest(sample.getKey(), () -> RULES.refuses(method(sample.getKey()), sample.getValue().get())));
    }

    /** What staff says to what a member wrote: here, since only a member can write one. */
    @Test
    @Tag("T3")
    @Tag("vector-g")
    void an_answer_to_a_complaint_keeps_the_rules_too() {
        WriteRules ofStaff = new WriteRules((method, path, key, body) -> api.send(method, "/api/v1" + path, key, body.isEmpty() ? null : body), new Effects(SERVER));
        ofStaff.once("POST", answer());
        ofStaff.refuses("POST", answer());
    }

    private static Request answer() {
        String id = member.post("/api/v1/me/complaints", "{\"kind\":\"wrong\",\"store\":\"OWN\",\"receipt\":\"A%d\"}".formatted(NEXT.incrementAndGet())).at("/id");
        return new Request("/complaints/" + id + "/answers", "{\"text\":\"已核对\",\"resolved\":false}");
    }

    @Test
    void no_answer_of_hers_takes_or_needs_a_members_id() {
        api.get("/openapi.json").json().path("paths").forEachEntry((path, operations) -> {
            if (path.startsWith("/api/v1/me/") || path.equals("/api/v1/me")) {
                assertThat(path).doesNotContain("{");
                assertThat(operations.toString()).as(path).doesNotContain("\"name\":\"memberId\"");
            }
        });
        assertThat(memberId).isNotEmpty();
    }

    static boolean isOwn(String operation) {
        return OWN.matcher(operation).matches();
    }

    private static String method(String operation) {
        return operation.substring(0, operation.indexOf(' '));
    }

    private static Answer send(String method, String path, @Nullable String key, String body) {
        return member.send(method, "/api/v1" + path, key, body.isEmpty() ? null : body);
    }
}
