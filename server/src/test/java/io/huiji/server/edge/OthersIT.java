package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * The token of A on every id of B, over the whole of {@code /openapi.json}: a member, a partner's key for one store, a cashier and a manager of A. Each is refused,
 * nothing of B stands in the answer, and no row of any table is another one afterwards. An operation that takes a name of something and is written down neither in
 * {@link Samples} nor in {@link Theirs} fails the build.
 */
@Tag("O1")
class OthersIT {

    /** What a request may name somebody's things by. */
    private static final Set<String> NAMES = Set.of("store", "member", "memberId", "phone", "card", "receipt", "number", "digits", "stores", "storeIds", "target",
            "username", "gone", "survivor", "entryId", "visit");

    /** Operations that look at or change what is the chain's and of no store: by design whoever has the permission may, wherever she acts. */
    private static final Map<String, String> OF_THE_CHAIN = new TreeMap<>();

    static {
        of("one member for all stores: earn and burn anywhere (X1, X2)", "GET /api/v1/members/{id}", "GET /api/v1/members/{id}/history",
                "GET /api/v1/members/{memberId}/balance", "GET /api/v1/members/{memberId}/entries", "GET /api/v1/members/{memberId}/lots",
                "GET /api/v1/decisions/{decisionId}", "POST /api/v1/members/lookup", "PATCH /api/v1/members/{id}",
                "POST /api/v1/members/{id}/identities", "GET /api/v1/members/{id}/summary", "GET /api/v1/members/{id}/tiers");
        of("whoever may tag members tags the chain's", "POST /api/v1/members/{id}/tags", "DELETE /api/v1/members/{id}/tags/{tag}", "POST /api/v1/tags/apply");
        of("a sale may be looked at and refunded in another store", "POST /api/v1/receipts/lookup");
        of("of head office: no store is named", "POST /api/v1/transfers", "POST /api/v1/adjustments", "GET /api/v1/audits/{id}");
        of("stores, products and programmes are everybody's", "GET /api/v1/stores/{code}", "POST /api/v1/stores", "PATCH /api/v1/stores/{code}",
                "GET /api/v1/products/{code}", "PUT /api/v1/products/{code}", "PUT /api/v1/categories/{code}", "GET /api/v1/programmes/{id}",
                "GET /api/v1/programmes/{id}/sentences", "GET /api/v1/programmes/{id}/difference", "PUT /api/v1/programmes/{id}", "DELETE /api/v1/programmes/{id}", "POST /api/v1/programmes/{id}/publish",
                "POST /api/v1/products", "POST /api/v1/categories", "POST /api/v1/products/categorise", "POST /api/v1/programmes");
    }

    private static void of(String why, String... operations) {
        for (String operation : operations) {
            OF_THE_CHAIN.put(operation, why);
        }
    }

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.person-requests-per-second=10000",
            "--huiji.access.stranger-requests-per-second=10000", "--huiji.access.failures-per-second=10000");

    private static final Map<String, JsonNode> OPERATIONS = new TreeMap<>();
    private static final Map<String, Supplier<Request>> REQUESTS = new LinkedHashMap<>();
    private static final Map<String, Function<String, Answer>> CALLERS = new LinkedHashMap<>();
    private static Api operator;
    private static JsonNode schemas;
    private static String allRows = "";

    @BeforeAll
    static void a_and_b() {
        operator = Api.operator(SERVER);
        String draft = operator.post("/api/v1/programmes", """
                {"code":"both","name":{"zh":"全"},"earning":{"base":{"points":1,"perFen":100}},
                 "transfer":{"enabled":true,"maxPoints":1000,"maxPointsPerDay":1000,"coolingHours":0},
                 "activities":[{"code":"class","name":{"zh":"课"},"points":10}]}""").at("/id");
        assertThat(operator.post("/api/v1/programmes/" + draft + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
        People people = new People(SERVER);
        Theirs theirs = new Theirs(SERVER, operator, people);
        REQUESTS.putAll(new Samples(operator, SERVER.clock().instant(), people).all());
        theirs.reads().forEach((operation, request) -> REQUESTS.put(operation, () -> request));
        READS.addAll(theirs.reads().keySet());
        JsonNode described = operator.get("/openapi.json").json();
        schemas = described.at("/components/schemas");
        described.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation ->
                OPERATIONS.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue())));

        String storeId = operator.post("/api/v1/stores", Map.of("code", "OFA", "name", "甲店")).at("/id");
        String partner = operator.post("/api/v1/partners", Map.of("name", "甲", "numberSpace", "store")).at("/partnerId");
        Answer key = operator.post("/api/v1/partners/" + partner + "/keys", Map.of("name", "a",
                "scopes", Scope.OF_KEYS.stream().filter(scope -> scope != Scope.OPERATE).toList(), "storeIds", java.util.List.of(storeId)));
        assertThat(key.status()).as(key.text()).isEqualTo(201);
        Api a = operator.as(key.at("/secret"));
        CALLERS.put("key", operation -> send(operation, a::send));
        for (Role role : java.util.List.of(Role.CASHIER, Role.MANAGER)) {
            Browser browser = people.signIn(role, "OFA").browser();
            CALLERS.put(role.code(), operation -> send(operation, browser::send));
        }
        Visitor member = Visitor.loggedIn(SERVER, "13900010001");
        CALLERS.put("member", operation -> send(operation, member::send));
    }

    private interface Sender {
        Answer send(String method, String path, String key, @org.jspecify.annotations.Nullable Object body);
    }

    private static String codeOf(Answer answer) {
        return answer.status() < 400 ? answer.at("/results/0/problem/code") : answer.at("/code");
    }

    private static final Set<String> READS = new TreeSet<>();
    private static final Map<String, Request> PREPARED = new TreeMap<>();

    private static Answer send(String operation, Sender sender) {
        Request request = PREPARED.computeIfAbsent(operation, name -> REQUESTS.getOrDefault(name, () -> new Request("/nothing", "")).get());
        String method = operation.substring(0, operation.indexOf(' '));
        return sender.send(method, "/api/v1" + request.path(), UUID.randomUUID().toString(), request.body().isEmpty() ? null : request.body());
    }

    @Test
    void every_operation_that_names_something_of_somebodys_has_a_request() {
        Set<String> missing = new TreeSet<>();
        OPERATIONS.forEach((name, operation) -> {
            boolean open = Set.of("open", "session", "me").contains(operation.path("x-scope").asString());
            if (!open && namesSomething(operation) && !REQUESTS.containsKey(name) && !Unsampled.REASONS.containsKey(name)) {
                missing.add(name);
            }
        });
        missing.removeIf(name -> name.startsWith("POST /api/v1/imports/") || name.endsWith("/import") || name.endsWith("/file"));
        assertThat(missing).as("write a request of B's down in Samples (writes) or Theirs (reads)").isEmpty();
        assertThat(REQUESTS.keySet()).as("a request of an operation that is gone").isSubsetOf(OPERATIONS.keySet());
    }

    private static boolean namesSomething(JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString().equals("path") || NAMES.contains(parameter.path("name").asString())) {
                return true;
            }
        }
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        String ref = schema.path("$ref").asString("");
        return !ref.isEmpty() && schemas.path(ref.substring(ref.lastIndexOf('/') + 1)).path("properties").propertyNames().stream().anyMatch(NAMES::contains);
    }

    @TestFactory
    Stream<DynamicTest> whoever_is_not_of_b_is_refused_and_sees_and_changes_nothing_of_b() {
        return REQUESTS.keySet().stream().filter(operation -> OPERATIONS.containsKey(operation)).map(operation -> dynamicTest(operation, () -> {
            CALLERS.get("member").apply(operation);
            String before = rows();
            CALLERS.forEach((who, caller) -> {
                if (who.equals("member") || !OF_THE_CHAIN.containsKey(operation)) {
                    Answer answer = caller.apply(operation);
                    assertThat(Theirs.WORDS).as("%s is told %s", who, answer.text()).noneMatch(answer.text()::contains);
                    // a list of what is hers may be asked for as one of B's, and has nothing of B
                    if (answer.status() >= 400 || who.equals("member") || !READS.contains(operation)) {
                        assertThat(codeOf(answer)).as("%s: %s %s", who, answer.status(), answer.text())
                                .isIn(who.equals("member") ? Set.of("forbidden") : Set.of("forbidden", "store_not_allowed", "not_found", "member_unknown", "manager_needed"));
                    }
                }
            });
            assertThat(rows()).as("a row was changed").isEqualTo(before);
        }));
    }

    /** Of the whole database, but for what notes that somebody was here. */
    private static String rows() {
        if (allRows.isEmpty()) {
            allRows = SERVER.jdbc().sql("""
                    select string_agg(format('select %L || count(*) || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), chr(45)) from %I.%I t',
                                             n.nspname || '.' || c.relname || ' ', n.nspname, c.relname), ' union all ' order by n.nspname, c.relname)
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p') and not c.relispartition
                       and n.nspname in ('access', 'store', 'product', 'member', 'programme', 'ledger', 'standing', 'purchase', 'desk', 'complaint', 'imports', 'platform', 'audit')
                       and c.relname not in ('trail', 'session', 'attempt', 'attempts', 'throttle', 'key_use', 'api_key', 'run')""").query(String.class).single();
        }
        // the database may answer the parts in any order
        return SERVER.jdbc().sql(allRows).query((row, n) -> row.getString(1)).list().stream().sorted().collect(Collectors.joining("\n"));
    }
}
