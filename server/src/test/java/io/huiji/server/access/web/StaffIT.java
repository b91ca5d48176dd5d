package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.SessionSettings;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.People.Person;
import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts: invited, changed, disabled; and who may do that. */
class StaffIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.access.stranger-requests-per-second=1000");

    private static final Map<String, Object> CASHIER = Map.of("name", "小王", "roles", List.of("cashier"), "stores", List.of("S1"));
    private static Api operator = new Api("", null);
    private static People people = new People(SERVER);
    private static Person administrator = new Person("", "", Role.ADMINISTRATOR, new Browser(SERVER), "");
    private static Person security = administrator;

    @BeforeAll
    static void a_chain() {
        operator = Api.operator(SERVER);
        operator.post("/api/v1/stores", Map.of("code", "S1", "name", "一店"));
        operator.post("/api/v1/stores", Map.of("code", "S2", "name", "二店"));
        people = new People(SERVER);
        administrator = people.signIn(Role.ADMINISTRATOR);
        security = people.signIn(Role.SECURITY);
    }

    @Test
    void a_link_is_good_once_and_for_three_days() {
        Answer invited = invite(administrator.browser(), "wang", CASHIER);
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        assertThat(invited.at("/staff/status")).isEqualTo("invited");
        assertThat(invited.at("/staff/stores/0")).isEqualTo("S1");
        assertThat(invited.at("/link/path")).startsWith("/console/#/welcome?token=");
        String token = invited.at("/link/token");
        assertThat(new Browser(SERVER).login("wang", "", null).status()).isEqualTo(400);
        assertThat(new Browser(SERVER).login("wang", "x", null).at("/code")).as("before she has a password").isEqualTo("login_failed");
        people.welcome(new Browser(SERVER), token);
        assertThat(welcome(token).at("/code")).isEqualTo("link_invalid");
        Answer again = administrator.browser().post("/api/v1/staff/" + invited.at("/staff/id") + "/link", "");
        SERVER.clock().advance(Duration.ofHours(72));
        assertThat(welcome(again.at("/token")).at("/code")).isEqualTo("link_invalid");
        assertThat(SERVER.jdbc().sql("select count(*) from access.staff_link l where l::text like '%' || ? || '%'").param(token).query(Long.class).single()).isZero();
        sign_in_again();
    }

    @Test
    void a_disabled_account_ends_at_once_here_and_elsewhere_when_the_memory_of_two_seconds_runs_out() throws InterruptedException {
        Person cashier = people.signIn(Role.CASHIER, "S1");
        try (TestServer other = TestServer.start(SERVER.database(), SERVER.clock())) {
            Browser there = new Browser(other);
            there.setCookie(cashier.browser().cookie());
            assertThat(there.get("/api/v1/session").status()).isEqualTo(200);
            assertThat(cashier.browser().get("/api/v1/session").status()).isEqualTo(200);
            Answer disabled = patch(administrator.browser(), cashier.id(), Map.of("active", false));
            assertThat(disabled.at("/status")).as(disabled.text()).isEqualTo("disabled");
            assertThat(cashier.browser().get("/api/v1/session").status()).as("here").isEqualTo(401);
            assertThat(other.bean(SessionSettings.class).memory()).isEqualTo(Duration.ofSeconds(2));
            for (int i = 0; i < 300 && there.get("/api/v1/session").status() == 200; i++) {
                Thread.sleep(100);
            }
            assertThat(there.get("/api/v1/session").status()).as("elsewhere").isEqualTo(401);
        }
        assertThat(new Browser(SERVER).login(cashier.username(), People.PASSWORD, null).at("/code")).isEqualTo("login_failed");
        assertThat(administrator.browser().post("/api/v1/staff/" + cashier.id() + "/link", "").at("/code")).isEqualTo("state_conflict");
        assertThat(patch(administrator.browser(), cashier.id(), Map.of("active", true)).at("/status")).isEqualTo("active");
        assertThat(cashier.browser().get("/api/v1/session").status()).as("the old session stays dead").isEqualTo(401);
    }

    @Test
    void a_link_stands_in_for_the_password_and_not_for_the_second_factor() {
        Person finance = people.signIn(Role.FINANCE);
        String token = administrator.browser().post("/api/v1/staff/" + finance.id() + "/link", "").at("/token");
        Answer refused = welcome(token);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/code")).isEqualTo("second_factor_required");
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(new Browser(SERVER).signIn("/api/v1/session/welcome", withCode(token, "000000")).at("/code")).isEqualTo("second_factor_wrong");
        assertThat(finance.browser().get("/api/v1/session").status()).as("nothing of hers has changed").isEqualTo(200);
        SERVER.clock().advance(Duration.ofMinutes(1));
        assertThat(new Browser(SERVER).login(finance.username(), People.PASSWORD, people.code(finance.secret())).status()).as("her password neither").isEqualTo(200);
        SERVER.clock().advance(Duration.ofMinutes(1));
        Browser herself = new Browser(SERVER);
        assertThat(herself.signIn("/api/v1/session/welcome", withCode(token, people.code(finance.secret()))).status()).isEqualTo(200);
        assertThat(herself.get("/api/v1/session").at("/staff/secondFactor")).isEqualTo("on");
        assertThat(welcome(token).at("/code")).isEqualTo("link_invalid");
        assertThat(SERVER.jdbc().sql("select count(*) from access.trail where action = 'session.welcome' and target = ? and result = 'second_factor_wrong'")
                .param("staff:" + finance.id()).query(Long.class).single()).isEqualTo(1);
    }

    private static String withCode(String token, String code) {
        return "{\"token\":\"" + token + "\",\"password\":\"Another long one 2\",\"code\":\"" + code + "\"}";
    }

    @Test
    void duties_are_given_by_the_security_administrator_alone() {
        Map<String, Object> auditor = Map.of("name", "审", "roles", List.of("auditor"));
        people.signIn(Role.AUDITOR);
        assertThat(invite(administrator.browser(), "audit-x", auditor).at("/code")).isEqualTo("forbidden");
        assertThat(invite(security.browser(), "audit-y", auditor).status()).isEqualTo(201);
        Person marketing = people.signIn(Role.MARKETING);
        assertThat(patch(administrator.browser(), marketing.id(), Map.of("roles", List.of("marketing", "administrator"))).at("/code")).isEqualTo("forbidden");
        assertThat(patch(administrator.browser(), security.id(), Map.of("active", false)).at("/code")).isEqualTo("forbidden");
        assertThat(administrator.browser().post("/api/v1/staff/" + security.id() + "/link", "").at("/code")).isEqualTo("forbidden");
        assertThat(patch(administrator.browser(), marketing.id(), Map.of("resetSecondFactor", true)).at("/code")).isEqualTo("forbidden");
        assertThat(patch(security.browser(), marketing.id(), Map.of("resetSecondFactor", true)).at("/secondFactor")).isEqualTo("must_set_up");
        assertThat(patch(security.browser(), marketing.id(), Map.of("roles", List.of("administrator", "auditor"))).at("/errors/0/code")).isEqualTo("conflict");
    }

    @Test
    void the_administrator_appoints_the_first_of_each_other_duty() {
        SERVER.jdbc().sql("update access.staff set active = false where 'auditor' = any(roles)").update();
        assertThat(invite(administrator.browser(), "first-auditor", Map.of("name", "审", "roles", List.of("auditor"))).status()).isEqualTo(201);
    }

    @Test
    void nobody_changes_her_own_account_or_takes_the_last_administrator_away() {
        assertThat(patch(administrator.browser(), administrator.id(), Map.of("name", "我")).at("/code")).isEqualTo("same_person");
        Person finance = people.signIn(Role.FINANCE);
        assertThat(finance.browser().get("/api/v1/staff").at("/code")).isEqualTo("forbidden");
        assertThat(patch(security.browser(), administrator.id(), Map.of("roles", List.of("marketing"))).at("/code")).isEqualTo("state_conflict");
    }

    @Test
    void a_changed_role_counts_from_the_next_request() {
        Person cashier = people.signIn(Role.CASHIER, "S1");
        assertThat(patch(administrator.browser(), cashier.id(), Map.of("stores", List.of("S2"))).at("/stores/0")).isEqualTo("S2");
        assertThat(cashier.browser().get("/api/v1/session").status()).isEqualTo(401);
        Browser again = new Browser(SERVER);
        assertThat(again.login(cashier.username(), People.PASSWORD, null).at("/staff/stores/0")).isEqualTo("S2");
    }

    @Test
    void roles_and_stores_must_go_together() {
        assertThat(invite(administrator.browser(), "x1", Map.of("name", "x", "roles", List.of("cashier"))).at("/errors/0/field")).isEqualTo("stores");
        assertThat(invite(administrator.browser(), "x1", Map.of("name", "x", "roles", List.of("finance"), "stores", List.of("S1"))).at("/errors/0/field")).isEqualTo("stores");
        assertThat(invite(administrator.browser(), "x1", Map.of("name", "x", "roles", List.of("cashier"), "stores", List.of("S9"))).at("/errors/0/code")).isEqualTo("unknown_value");
        assertThat(invite(administrator.browser(), "有空 格", CASHIER).at("/errors/0/field")).isEqualTo("username");
        assertThat(invite(administrator.browser(), "x2", CASHIER).status()).isEqualTo(201);
        assertThat(invite(administrator.browser(), "X2", CASHIER).at("/code")).isEqualTo("already_exists");
    }

    @Test
    void a_manager_sees_the_staff_of_her_stores() {
        Person manager = people.signIn(Role.MANAGER, "S2");
        Person hers = people.signIn(Role.CASHIER, "S2");
        Person others = people.signIn(Role.CASHIER, "S1");
        String seen = manager.browser().get("/api/v1/staff?limit=200").text();
        assertThat(seen).contains(hers.username()).doesNotContain("\"" + others.username() + "\"");
        assertThat(manager.browser().get("/api/v1/staff/" + others.id()).status()).isEqualTo(404);
        assertThat(manager.browser().get("/api/v1/staff?username=" + others.username()).json().at("/items").size()).isZero();
    }

    @Test
    void staff_come_in_by_file_with_a_preview_of_every_error() {
        String file = "username,name,roles,stores\nli,小李,cashier,S1\nzhao,赵店长,店长;收银员,S1;S2\nbad name,坏,cashier,S1\nqian,钱,chef,S1\nsun,孙,cashier,\nzhou,周,cashier,S7\n"
                + "wu,吴,administrator,\nli,重复,cashier,S1\n";
        Answer preview = file("?dryRun=true", file);
        assertThat(preview.status()).as(preview.text()).isEqualTo(201);
        assertThat(preview.at("/report/created")).isEqualTo("2");
        assertThat(preview.at("/report/rejected")).isEqualTo("6");
        assertThat(preview.at("/report/written")).isEqualTo("false");
        assertThat(preview.json().at("/links").size()).isZero();
        assertThat(preview.at("/report/results/2/errors/0/field")).isEqualTo("username");
        assertThat(preview.at("/report/results/3/errors/0/field")).isEqualTo("roles");
        assertThat(preview.at("/report/results/4/errors/0/field")).isEqualTo("stores");
        assertThat(preview.at("/report/results/6/errors/0/code")).isEqualTo("forbidden");
        assertThat(operator.get("/api/v1/staff?username=li").json().at("/items").size()).isZero();
        Answer written = file("", file);
        assertThat(written.json().at("/links").size()).as(written.text()).isEqualTo(2);
        people.welcome(new Browser(SERVER), written.at("/links/0/link/token"));
        assertThat(file("", "username,name,roles,stores\nli,李丽,cashier,S2\n").at("/report/updated")).isEqualTo("1");
        assertThat(operator.get("/api/v1/staff?username=li").at("/items/0/stores/0")).isEqualTo("S2");
    }

    private static Answer file(String query, String csv) {
        HttpRequest.Builder request = administrator.browser().request("POST", "/api/v1/staff/file" + query, UUID.randomUUID().toString(), null)
                .setHeader("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv));
        return administrator.browser().send(request.uri(URI.create(SERVER.baseUrl() + "/api/v1/staff/file" + query)));
    }

    private static Answer invite(Browser browser, String username, Map<String, Object> rest) {
        Map<String, Object> body = new java.util.HashMap<>(rest);
        body.put("username", username);
        return browser.post("/api/v1/staff", body);
    }

    private static Answer patch(Browser browser, String id, Object change) {
        return browser.send("PATCH", "/api/v1/staff/" + id, change);
    }

    private static Answer welcome(String token) {
        return new Browser(SERVER).signIn("/api/v1/session/welcome", "{\"token\":\"" + token + "\",\"password\":\"" + People.PASSWORD + "\"}");
    }

    /** After the clock went on. */
    private static void sign_in_again() {
        for (Person person : List.of(administrator, security)) {
            Answer in = person.browser().login(person.username(), People.PASSWORD, people.code(person.secret()));
            assertThat(in.status()).as(in.text()).isEqualTo(200);
        }
    }
}
