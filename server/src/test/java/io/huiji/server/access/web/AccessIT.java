package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and what: keys from their making to their end. */
class AccessIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--spring.main.sources=io.huiji.probe.ProbeController", "--huiji.access.failures-per-second=200");

    private static final String LIST = "/api/v1/probe/list";
    private Api operator;
    private String partner;

    @BeforeEach
    void a_partner() {
        operator = Api.operator(SERVER);
        partner = operator.post("/api/v1/partners", Map.of("name", "tills", "numberSpace", "store_day")).at("/partnerId");
        assertThat(partner).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "hj_", "hj_1_", "hj_1_AAAA", "hj_99_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "hj_-1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void without_a_valid_key_nobody_is_let_in(String key) {
        Api.Answer answer = operator.as(key.isEmpty() ? null : key).get(LIST);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/code")).isEqualTo("unauthenticated");
        assertThat(answer.at("/title")).as("to a person and to a machine").contains("请登录", "API 密钥");
        assertThat(answer.at("/title_en")).contains("Sign in", "API key");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_key_needs_the_scope_of_the_handler() {
        assertThat(operator.as(key(List.of(Scope.BOOKS_READ), List.of())).get(LIST).status()).isEqualTo(200);
        Api.Answer answer = operator.as(key(List.of(Scope.STORES_READ), List.of())).get(LIST);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/code")).isEqualTo("forbidden");
        assertThat(answer.at("/scope")).isEqualTo("books:read");
    }

    @Test
    void a_handler_that_names_no_scope_is_open_to_nobody() {
        assertThat(operator.get("/api/v1/probe/open").status()).isEqualTo(403);
    }

    @Test
    void a_key_acts_for_its_stores_alone() {
        Api till = operator.as(key(List.of(Scope.BOOKS_READ), List.of("7")));
        assertThat(till.get("/api/v1/probe/store/7").status()).isEqualTo(200);
        assertThat(till.get("/api/v1/probe/store/8").at("/code")).isEqualTo("store_not_allowed");
    }

    @Test
    void a_secret_is_shown_once_and_stored_nowhere() {
        String idempotencyKey = UUID.randomUUID().toString();
        Map<String, Object> request = Map.of("name", "till 1", "scopes", List.of("books:read"));
        Api.Answer first = operator.post("/api/v1/partners/" + partner + "/keys", idempotencyKey, request);
        assertThat(first.status()).isEqualTo(201);
        String secret = first.at("/secret");
        assertThat(secret).matches("hj_[0-9]+_[A-Za-z0-9_-]{43}");
        Api.Answer second = operator.post("/api/v1/partners/" + partner + "/keys", idempotencyKey, request);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/code")).isEqualTo("already_done");
        assertThat(operator.get("/api/v1/partners/" + partner + "/keys").text()).doesNotContain(secret).doesNotContain("hash");
        String tail = secret.substring(secret.length() - 20);
        assertThat(SERVER.jdbc().sql("select count(*) from access.api_key k where k::text like '%' || ? || '%'").param(tail).query(Long.class).single()).isZero();
        assertThat(SERVER.jdbc().sql("select count(*) from platform.claim c where c::text like '%' || ? || '%'").param(tail).query(Long.class).single()).isZero();
    }

    @Test
    void a_wrong_secret_for_a_right_id_is_refused() {
        String key = key(List.of(Scope.BOOKS_READ), List.of());
        assertThat(operator.as(key).get(LIST).status()).isEqualTo(200);
        String other = key.substring(0, key.length() - 2) + (key.charAt(key.length() - 2) == 'A' ? "B" : "A") + key.charAt(key.length() - 1);
        assertThat(operator.as(other).get(LIST).status()).isEqualTo(401);
    }

    @Test
    void a_revoked_key_ends_at_once() {
        String key = key(List.of(Scope.BOOKS_READ), List.of());
        assertThat(operator.as(key).get(LIST).status()).isEqualTo(200);
        Api.Answer revoked = operator.post("/api/v1/keys/" + id(key) + "/revoke", "");
        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        assertThat(revoked.at("/revokedAt")).isNotEmpty();
        assertThat(operator.as(key).get(LIST).status()).isEqualTo(401);
    }

    @Test
    void an_expired_key_ends_to_the_instant() {
        String expiresAt = SERVER.clock().instant().plus(Duration.ofHours(1)).toString();
        Api.Answer made = operator.post("/api/v1/partners/" + partner + "/keys", Map.of("name", "guest", "scopes", List.of("books:read"), "expiresAt", expiresAt));
        Api guest = operator.as(made.at("/secret"));
        SERVER.clock().advance(Duration.ofHours(1).minusMillis(1));
        assertThat(guest.get(LIST).status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofMillis(1));
        assertThat(guest.get(LIST).status()).isEqualTo(401);
        assertThat(operator.post("/api/v1/keys/" + id(guest) + "/rotate", Map.of()).at("/code")).isEqualTo("state_conflict");
    }

    @Test
    void a_rotated_key_lives_on_for_the_overlap() {
        Api old = operator.as(key(List.of(Scope.BOOKS_READ), List.of("7")));
        assertThat(old.get(LIST).status()).isEqualTo(200);
        Api.Answer rotated = operator.post("/api/v1/keys/" + id(old) + "/rotate", Map.of("overlapSeconds", 3600));
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(201);
        Api fresh = operator.as(rotated.at("/secret"));
        assertThat(rotated.at("/key/storeIds/0")).isEqualTo("7");
        assertThat(old.get(LIST).status()).isEqualTo(200);
        assertThat(fresh.get(LIST).status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofHours(1));
        assertThat(old.get(LIST).status()).isEqualTo(401);
        assertThat(fresh.get(LIST).status()).isEqualTo(200);
    }

    @Test
    void nobody_hands_out_more_than_she_has() {
        Api keeper = operator.as(key(List.of(Scope.ACCESS_WRITE, Scope.BOOKS_READ), List.of("7", "8")));
        String keys = "/api/v1/partners/" + partner + "/keys";
        assertThat(keeper.post(keys, Map.of("name", "a", "scopes", List.of("books:read"), "storeIds", List.of("7"))).status()).isEqualTo(201);
        assertThat(keeper.post(keys, Map.of("name", "a", "scopes", List.of("operate"), "storeIds", List.of("7"))).at("/code")).isEqualTo("forbidden");
        assertThat(keeper.post(keys, Map.of("name", "a", "scopes", List.of("books:read"), "storeIds", List.of("9"))).at("/code")).isEqualTo("store_not_allowed");
        assertThat(keeper.post(keys, Map.of("name", "a", "scopes", List.of("books:read"))).at("/key/storeIds/1")).isNotEmpty();
        assertThat(keeper.post("/api/v1/partners/1/keys", Map.of("name", "a", "scopes", List.of("books:read"), "storeIds", List.of("7"))).at("/code")).isEqualTo("forbidden");
        assertThat(keeper.get("/api/v1/partners/1/keys").at("/code")).isEqualTo("forbidden");
        assertThat(keeper.post("/api/v1/partners", Map.of("name", "b")).at("/code")).isEqualTo("forbidden");
        assertThat(keeper.get("/api/v1/partners").json().at("/items").size()).isEqualTo(1);
        String stronger = key(List.of(Scope.OPERATE), List.of());
        assertThat(keeper.post("/api/v1/keys/" + id(stronger) + "/revoke", "").at("/code")).isEqualTo("forbidden");
        assertThat(keeper.post("/api/v1/keys/" + id(stronger) + "/rotate", Map.of()).at("/code")).isEqualTo("forbidden");
    }

    @Test
    void the_first_key_is_made_once_and_has_every_scope_of_keys() {
        assertThat(SERVER.jdbc().sql("select cardinality(scopes) from access.api_key where partner_id = 1").query(Integer.class).list())
                .containsExactly(Scope.OF_KEYS.size());
    }

    private String key(List<Scope> scopes, List<String> storeIds) {
        Api.Answer answer = operator.post("/api/v1/partners/" + partner + "/keys", Map.of("name", "k", "scopes", scopes, "storeIds", storeIds));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("/secret");
    }

    private static String id(String key) {
        return key.split("_")[1];
    }

    private static String id(Api caller) {
        return id(String.valueOf(caller.key()));
    }
}
