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

    /** Writes that carry a number of whoever prints it. */
    private static final Set<String> NUMBERED = Set.of("POST /api/v1/purchases", "POST /api/v1/purchases/bulk", "POST /api/v1/refunds", "POST /api/v1/activities",
            "POST /api/v1/late-credits");

    /** Well formed, and of nobody. */
    private static final Map<String, String> OPEN = Map.of(
            "POST /api/v1/session", "{'username':'nobody','password':'A long enough 1','code':'123456'}",
            "POST /api/v1/session/welcome", "{'token':'nothing','username':'nobody','name':'无','password':'A long enough 1','code':'123456'}",
            "POST /api/v1/session/welcome/link", "{'token':'nothing'}",
            "POST /api/v1/member-logins", "{'phone':'13800138000','purpose':'login'}",
            "POST /api/v1/member-logins/{loginId}/confirm", "{'code':'123456','join':{'name':'小美','store':'S','consents':[{'purpose':'terms','version':'2026-11'}]}}");

    /** Asked by a person who is signed in; StaffIT and SessionIT send them wrong ones. */
    private static final Set<String> OF_A_PERSON = Set.of("POST /api/v1/session/password", "PUT /api/v1/session/second-factor");

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.stranger-requests-per-second=10000",
            "--huiji.access.failures-per-second=10000");

    private static final WriteRules RULES = new WriteRules(EveryEndpointIT::send, new Effects(SERVER));
    private static Api api;
    private static Samples samples;
    private static MoreSamples more;

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
        more = new MoreSamples(samples);
        api.post("/api/v1/products", "{\"code\":\"p1\",\"name\":\"茶\"}");
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
    @Tag("T3")
    @Tag("vector-h")
    Stream<DynamicTest> the_same_key_from_many_at_once_is_done_once() {
        return samples.all().entrySet().stream().map(sample -> dynamicTest(sample.getKey(), () -> RULES.onceAtOnce(method(sample), sample.getValue())));
    }

    @TestFactory
    @Tag("T3")
    @Tag("I8")
    Stream<DynamicTest> another_key_with_the_same_business_number_brings_the_same_result() {
        return NUMBERED.stream().map(operation -> dynamicTest(operation, () -> RULES.oncePerNumber("POST", samples.all().get(operation).get())));
    }

    @TestFactory
    @Tag("vector-g")
    Stream<DynamicTest> every_field_refuses_what_it_cannot_be_and_nothing_is_half_done() {
        return samples.all().entrySet().stream().filter(sample -> !sample.getKey().startsWith("DELETE"))
                .filter(sample -> !sample.getKey().endsWith("/sweep") && !sample.getKey().endsWith("/revoke") && !sample.getKey().endsWith("/link"))
                .map(sample -> dynamicTest(sample.getKey(), () -> RULES.refuses(method(sample), sample.getValue().get())));
    }

    @TestFactory
    @Tag("vector-g")
    Stream<DynamicTest> so_do_the_fields_that_may_be_left_out_and_those_of_what_writes_nothing() {
        return more.all().stream().map(sample -> dynamicTest(sample.operation(),
                () -> RULES.refuses(sample.operation().substring(0, sample.operation().indexOf(' ')), sample.request().get())));
    }

    /** Nobody is signed in by them, so they are not granted; what is wrong with them is said all the same. */
    @TestFactory
    @Tag("vector-g")
    Stream<DynamicTest> so_do_those_of_what_anybody_may_send() {
        return OPEN.entrySet().stream().map(open -> dynamicTest(open.getKey(), () ->
                RULES.refusesSpoilt("POST", new Request(open.getKey().substring("POST /api/v1".length()).replace("{loginId}", "00000000-0000-4000-8000-000000000000"), open.getValue().replace('\'', '"')))));
    }

    @TestFactory
    @Tag("vector-g")
    Stream<DynamicTest> a_field_that_must_be_there_is_asked_for_by_its_name() {
        RequestFields requests = new RequestFields(api.get("/openapi.json").json());
        Stream<MoreSamples.Sample> first = samples.all().entrySet().stream().map(sample -> new MoreSamples.Sample(sample.getKey(), sample.getValue()));
        return Stream.concat(first, more.all().stream()).map(sample -> dynamicTest(sample.operation(), () -> {
            Request request = sample.request().get();
            RULES.refusesAll(sample.operation().substring(0, sample.operation().indexOf(' ')), request.path(), requests.lacking(sample.operation(), request.body()));
        }));
    }

    @Test
    @Tag("vector-g")
    void every_field_of_a_request_stands_in_a_sample() {
        RequestFields requests = new RequestFields(api.get("/openapi.json").json());
        Set<String> missing = new TreeSet<>();
        Set<String> given = new TreeSet<>();
        requests.openApi().path("paths").properties().forEach(path -> path.getValue().propertyNames().forEach(method -> {
            String operation = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
            if (!OwnEndpointIT.isOwn(operation) && !Unsampled.REASONS.containsKey(operation) && !OF_A_PERSON.contains(operation)) {
                missing.addAll(requests.of(operation));
            }
        }));
        samples.all().forEach((operation, sample) -> given.addAll(requests.in(operation, sample.get().body())));
        more.all().forEach(sample -> given.addAll(requests.in(sample.operation(), sample.request().get().body())));
        OPEN.forEach((operation, body) -> given.addAll(requests.in(operation, body.replace('\'', '"'))));
        missing.removeAll(given);
        assertThat(missing).isEmpty();
    }

    private static String method(Map.Entry<String, Supplier<Request>> sample) {
        return sample.getKey().substring(0, sample.getKey().indexOf(' '));
    }

    private static Answer send(String method, String path, @org.jspecify.annotations.Nullable String key, String body) {
        return api.send(method, "/api/v1" + path, key, body.isEmpty() ? null : body);
    }
}
