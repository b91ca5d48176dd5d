package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Every write of {@code /openapi.json}: once per key (T3), and every field of its body refused by name when it is wrong. A new endpoint is
 * covered by writing down a valid request for it in {@link Samples}; without one the build fails.
 */
class EveryEndpointIT {

    /** Writes whose body is a file; their own tests refuse bad files. */
    private static final Set<String> FILES = Set.of("POST /api/v1/stores/import", "POST /api/v1/products/import", "POST /api/v1/categories/import",
            "POST /api/v1/imports/receipts", "POST /api/v1/imports/members", "POST /api/v1/imports/balances", "POST /api/v1/staff/file");

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static final WriteRules RULES = new WriteRules(EveryEndpointIT::send, EveryEndpointIT::rows);
    private static Api api;
    private static Samples samples;

    @BeforeAll
    static void open() {
        api = Api.operator(SERVER);
        Answer draft = api.post("/api/v1/programmes", """
                {"code":"every","name":{"zh":"全"},"earning":{"base":{"points":1,"perFen":100}},
                 "transfer":{"enabled":true,"maxPoints":1000,"maxPointsPerDay":1000,"coolingHours":0},
                 "activities":[{"code":"class","name":{"zh":"课"},"points":10}]}""");
        Answer published = api.post("/api/v1/programmes/" + draft.at("/id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}");
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        samples = new Samples(api, SERVER.clock().instant(), new People(SERVER));
    }

    @Test
    void every_write_has_a_sample() {
        Set<String> writes = new TreeSet<>();
        api.get("/openapi.json").json().path("paths").forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("name").asString("").equals("Idempotency-Key")) {
                    writes.add(method.toUpperCase(Locale.ROOT) + " " + path);
                }
            }
        }));
        assertThat(writes).hasSizeGreaterThan(20);
        writes.removeAll(FILES);
        writes.removeIf(OwnEndpointIT::isOwn);
        writes.removeAll(Unsampled.REASONS.keySet());
        assertThat(samples.all().keySet()).containsAll(writes);
    }

    @TestFactory
    @Tag("T3")
    @Tag("vector-h")
    Stream<DynamicTest> the_same_key_is_answered_the_same_and_never_with_another_body() {
        return samples.all().entrySet().stream().map(sample -> dynamicTest(sample.getKey(), () -> RULES.once(method(sample), sample.getValue().get())));
    }

    @TestFactory
    @Tag("vector-g")
    Stream<DynamicTest> every_field_refuses_what_it_cannot_be_and_nothing_is_half_done() {
        return samples.all().entrySet().stream().filter(sample -> !sample.getKey().startsWith("DELETE"))
                .filter(sample -> !sample.getKey().endsWith("/sweep") && !sample.getKey().endsWith("/revoke") && !sample.getKey().endsWith("/link"))
                .map(sample -> dynamicTest(sample.getKey(), () -> RULES.refuses(method(sample), sample.getValue().get())));
    }

    private static long rows() {
        return SERVER.jdbc().sql("""
                select (select count(*) from platform.claim) + (select count(*) from desk.decision) + (select count(*) from member.member)""")
                .query(Long.class).single();
    }

    private static String method(Map.Entry<String, Supplier<Request>> sample) {
        return sample.getKey().substring(0, sample.getKey().indexOf(' '));
    }

    private static Answer send(String method, String path, @org.jspecify.annotations.Nullable String key, String body) {
        return api.send(method, "/api/v1" + path, key, body.isEmpty() ? null : body);
    }
}
