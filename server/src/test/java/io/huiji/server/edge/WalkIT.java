package io.huiji.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.access.Session;
import io.huiji.server.access.Sessions;
import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Role × endpoint × store, over {@code /openapi.json}: whoever lacks the permission of an operation is refused, whoever has it is not, and whoever acts for
 * one store does nothing for another. A new endpoint is walked by itself.
 */
@Tag("O1")
class WalkIT {

    /** What belongs to the chain and to no store or partner: a key with the scope may do it wherever it acts. */
    private static final Set<String> OF_THE_CHAIN = Set.of(
            "POST /api/v1/stores", "PATCH /api/v1/stores/{code}", "POST /api/v1/categories", "PUT /api/v1/categories/{code}", "POST /api/v1/products",
            "PUT /api/v1/products/{code}", "POST /api/v1/products/categorise", "PATCH /api/v1/members/{id}", "POST /api/v1/members/{id}/identities",
            "POST /api/v1/members/{id}/tags", "DELETE /api/v1/members/{id}/tags/{tag}", "POST /api/v1/tags/apply", "POST /api/v1/transfers", "POST /api/v1/adjustments",
            "POST /api/v1/programmes", "PUT /api/v1/programmes/{id}", "DELETE /api/v1/programmes/{id}", "POST /api/v1/programmes/{id}/publish");

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.person-requests-per-second=10000",
            "--huiji.access.stranger-requests-per-second=10000", "--huiji.access.failures-per-second=10000");

    private static final Map<Role, Browser> BY_ROLE = new EnumMap<>(Role.class);
    private static final Map<String, String> SCOPE_OF = new TreeMap<>();
    private static final Map<String, String> TYPE_OF = new TreeMap<>();
    private static Api operator = new Api("", null);
    private static Samples samples = new Samples(operator, java.time.Instant.EPOCH, new People(SERVER));

    @BeforeAll
    static void everybody() {
        operator = Api.operator(SERVER);
        operator.post("/api/v1/stores", Map.of("code", "HERS", "name", "她的店"));
        String draft = operator.post("/api/v1/programmes", """
                {"code":"every","name":{"zh":"全"},"earning":{"base":{"points":1,"perFen":100}},
                 "transfer":{"enabled":true,"maxPoints":1000,"maxPointsPerDay":1000,"coolingHours":0},
                 "activities":[{"code":"class","name":{"zh":"课"},"points":10}]}""").at("/id");
        assertThat(operator.post("/api/v1/programmes/" + draft + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
        People people = new People(SERVER);
        for (Role role : Role.values()) {
            BY_ROLE.put(role, (role.isHeadOffice() ? people.signIn(role) : people.signIn(role, "HERS")).browser());
        }
        samples = new Samples(operator, SERVER.clock().instant(), people);
        operator.get("/openapi.json").json().path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation ->
                describe(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue())));
        assertThat(SCOPE_OF).hasSizeGreaterThan(60);
    }

    private static void describe(String name, JsonNode operation) {
        SCOPE_OF.put(name, operation.path("x-scope").asString());
        operation.path("requestBody").path("content").propertyNames().forEach(type -> TYPE_OF.put(name, type));
    }

    @TestFactory
    Stream<DynamicTest> a_role_may_what_its_permissions_say_and_nothing_else() {
        return Stream.of(Role.values()).map(role -> dynamicTest(role.code(), () -> {
            List<String> wrong = new ArrayList<>();
            SCOPE_OF.forEach((operation, scope) -> {
                boolean may = scope.equals("open") || role.permissions().contains(Scope.of(scope));
                Answer answer = walk(BY_ROLE.get(role), operation);
                boolean refused = answer.status() == 403 && answer.at("/code").equals("forbidden") && answer.at("/scope").equals(scope);
                if (may == refused || (!may && answer.status() != 403)) {
                    wrong.add(operation + " (" + scope + ") " + (may ? "may" : "may not") + ": " + answer.status() + " " + answer.at("/code"));
                }
            });
            assertThat(wrong).isEmpty();
        }));
    }

    @Test
    void a_member_has_what_is_her_own_and_nothing_else() {
        Browser member = member();
        SCOPE_OF.forEach((operation, scope) -> {
            if (!Set.of("open", "session", "me").contains(scope)) {
                assertThat(walk(member, operation).at("/code")).as(operation).isEqualTo("forbidden");
            }
            if (scope.equals("me")) {
                assertThat(operation).contains(" /api/v1/me").doesNotContain("memberId").doesNotContain("/me/{");
            }
        });
    }

    @Test
    void a_stranger_may_sign_in_and_nothing_else() {
        SCOPE_OF.forEach((operation, scope) -> {
            Answer answer = walk(new Browser(SERVER), operation);
            if (!scope.equals("open")) {
                assertThat(answer.at("/code")).as(operation).isEqualTo("unauthenticated");
            }
        });
    }

    @Test
    void no_write_goes_with_the_cookie_alone() {
        SCOPE_OF.forEach((operation, scope) -> {
            if (!operation.startsWith("GET") && !operation.equals("DELETE /api/v1/session") && !scope.equals("open")) {
                BY_ROLE.forEach((role, browser) -> assertThat(walk(new Browser(browser, null), operation).at("/code")).as(role + " " + operation).isEqualTo("csrf"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whoever_acts_for_one_store_does_nothing_for_another() {
        return samples.all().keySet().stream().filter(operation -> namesAStore(samples.all().get(operation).get())).map(operation -> dynamicTest(operation, () -> {
            for (Role role : List.of(Role.CASHIER, Role.MANAGER)) {
                if (role.permissions().contains(Scope.of(String.valueOf(SCOPE_OF.get(operation))))) {
                    assertThat(codeOf(send(BY_ROLE.get(role), operation, samples.all().get(operation).get()))).as(role.code()).isEqualTo("store_not_allowed");
                }
            }
            if (Role.ADMINISTRATOR.permissions().contains(Scope.of(String.valueOf(SCOPE_OF.get(operation))))) {
                assertThat(codeOf(send(BY_ROLE.get(Role.ADMINISTRATOR), operation, samples.all().get(operation).get()))).isEmpty();
            }
        }));
    }

    /** The key of A may everything that a key can, for one store; every id belongs to others. */
    @TestFactory
    Stream<DynamicTest> the_key_of_one_partner_is_of_no_use_on_what_belongs_to_another() {
        String partner = operator.post("/api/v1/partners", Map.of("name", "A")).at("/partnerId");
        String store = operator.post("/api/v1/stores", Map.of("code", "OFA", "name", "甲店")).at("/id");
        Answer made = operator.post("/api/v1/partners/" + partner + "/keys",
                Map.of("name", "a", "scopes", Scope.OF_KEYS.stream().filter(scope -> scope != Scope.OPERATE).toList(), "storeIds", List.of(store)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Api a = operator.as(made.at("/secret"));
        return samples.all().keySet().stream().filter(operation -> !OF_THE_CHAIN.contains(operation)).map(operation -> dynamicTest(operation, () -> {
            Request sample = samples.all().get(operation).get();
            String method = operation.substring(0, operation.indexOf(' '));
            Answer answer = a.send(method, "/api/v1" + sample.path(), UUID.randomUUID().toString(), sample.body().isEmpty() ? null : sample.body());
            assertThat(codeOf(answer)).as(answer.text()).isIn("forbidden", "store_not_allowed", "not_found");
        }));
    }

    private static Browser member() {
        long memberId = Long.parseLong(operator.post("/api/v1/members", Map.of("phone", "13700001234")).at("/id"));
        Browser browser = new Browser(SERVER);
        browser.setCookie(SERVER.bean(Sessions.class).open(Session.Kind.MEMBER, memberId).token().text());
        String csrf = browser.get("/api/v1/session").at("/csrfToken");
        assertThat(csrf).isNotEmpty();
        return new Browser(browser, csrf);
    }

    private static boolean namesAStore(Request request) {
        return request.body().contains("\"store\":");
    }

    private static String codeOf(Answer answer) {
        return answer.at("/code").isEmpty() || answer.status() < 400 ? answer.at("/results/0/problem/code") : answer.at("/code");
    }

    private static Answer send(Browser browser, String operation, Request sample) {
        return browser.send(operation.substring(0, operation.indexOf(' ')), "/api/v1" + sample.path(), sample.body().isEmpty() ? null : sample.body());
    }

    /** An operation on nothing that exists: far enough to see whether the permission is there. Signing out is not walked, so that the session lives on. */
    private static Answer walk(Browser browser, String operation) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "1");
        if (operation.equals("DELETE /api/v1/session")) {
            return browser.get("/api/v1/session");
        }
        HttpRequest.Builder request = browser.request(method, path, UUID.randomUUID().toString(), method.equals("GET") ? null : "{}");
        return browser.send(method.equals("GET") ? request : request.setHeader("Content-Type", TYPE_OF.getOrDefault(operation, "application/json")));
    }
}
