package io.huiji.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.Trail;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.People.Person;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Who did what, to whom, when, from where, and what came of it. */
@Tag("O6")
class TrailIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.trail.rows-max=40", "--huiji.access.stranger-requests-per-second=1000");

    private static final String PHONE = "13812345678";
    private static Api operator = new Api("", null);
    private static People people = new People(SERVER);
    private static Person auditor = new Person("", "", Role.AUDITOR, new Browser(SERVER), "");
    private static Person manager = auditor;
    private static Person cashier = auditor;
    private static String member = "";

    @BeforeAll
    static void a_store() {
        operator = Api.operator(SERVER);
        operator.post("/api/v1/stores", Map.of("code", "S1", "name", "店"));
        people = new People(SERVER);
        auditor = people.signIn(Role.AUDITOR);
        manager = people.signIn(Role.MANAGER, "S1");
        cashier = people.signIn(Role.CASHIER, "S1");
        member = cashier.browser().post("/api/v1/members", Map.of("phone", PHONE, "store", "S1")).at("/id");
    }

    @Test
    void a_whole_phone_number_needs_a_permission_and_a_reason_and_is_recorded() {
        String path = "/api/v1/members/" + member + "/phone";
        assertThat(manager.browser().post(path, "{}").at("/errors/0/field")).isEqualTo("reason");
        assertThat(manager.browser().get("/api/v1/members/" + member + "?reveal=true").at("/code")).as("not unrecorded").isEqualTo("forbidden");
        assertThat(found("action=member.phone&target=member:" + member).json().at("/items").size()).isZero();
        assertThat(manager.browser().post(path, Map.of("reason", "顾客来电 " + PHONE)).at("/phone")).endsWith(PHONE);
        Answer noted = found("action=member.phone&target=member:" + member);
        assertThat(noted.at("/items/0/who")).isEqualTo(manager.username());
        assertThat(noted.at("/items/0/address")).isEqualTo("127.0.0.1");
        assertThat(noted.at("/items/0/detail")).isEqualTo("顾客来电 138****5678");
        assertThat(cashier.browser().post(path, Map.of("reason", "好奇")).at("/code")).isEqualTo("forbidden");
        assertThat(found("who=" + cashier.username() + "&action=POST /api/v1/members/{id}/phone").at("/items/0/result")).isEqualTo("forbidden");
    }

    @Test
    void every_write_of_a_person_is_in_it_and_every_refusal() {
        String now = SERVER.clock().instant().toString();
        Answer sold = cashier.browser().post("/api/v1/purchases", """
                {"store":"S1","number":"R1","channel":"till","eventAt":"%s","member":{"memberId":"%s"},"lines":[{"no":1,"quantity":1,"amountFen":"1800"}]}"""
                .formatted(now, member));
        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        assertThat(found("who=" + cashier.username() + "&action=POST /api/v1/purchases").at("/items/0/result")).isEqualTo("ok");
        assertThat(found("who=" + cashier.id() + "&action=POST /api/v1/members").at("/items/0/target")).as("whom").isEqualTo("members:" + member);
        assertThat(cashier.browser().post("/api/v1/stores", Map.of("code", "S2", "name", "店")).status()).isEqualTo(403);
        assertThat(found("who=" + cashier.username() + "&action=POST /api/v1/stores").at("/items/0/result")).isEqualTo("forbidden");
        manager.browser().send("PATCH", "/api/v1/members/" + member, Map.of("name", "小美"));
        assertThat(found("who=" + manager.username() + "&action=PATCH /api/v1/members").at("/items/0/target")).isEqualTo("members:" + member);
        assertThat(found("action=POST /api/v1/stores&target=stores:S1").at("/items/0/kind")).isEqualTo("operator");
    }

    @Test
    void a_write_that_is_rolled_back_is_not_in_it_as_done() {
        assertThat(operator.post("/api/v1/stores", Map.of("code", "S1", "name", "再来")).status()).isEqualTo(409);
        assertThat(SERVER.jdbc().sql("select count(*) from access.trail where action = 'POST /api/v1/stores' and target = 'stores:S1' and result = 'ok'")
                .query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void a_write_that_no_page_of_ours_sent_is_in_it_by_the_name_of_whoever_is_signed_in() {
        nextMinute();
        Answer forged = new Browser(cashier.browser(), null).send("PATCH", "/api/v1/members/" + member, Map.of("name", PHONE));
        assertThat(forged.at("/code")).isEqualTo("csrf");
        Answer noted = found("who=" + cashier.username() + "&action=PATCH /api/v1/members");
        assertThat(noted.at("/items/0/result")).isEqualTo("csrf");
        assertThat(noted.at("/items/0/address")).isEqualTo("127.0.0.1");
        assertThat(noted.at("/items/0/detail")).isEmpty();
    }

    @Test
    void a_thousand_requests_with_a_bad_key_are_a_handful_of_lines_that_say_how_many() {
        nextMinute();
        Api nobody = new Api(SERVER.baseUrl(), "hj_nobodys_key");
        String attempts = "action=GET /api/v1/members/{memberId}/balance";
        Set<Integer> statuses = new LinkedHashSet<>();
        for (int i = 0; i < 1_000; i++) {
            statuses.add(nobody.get("/api/v1/members/" + PHONE + "/balance").status());
        }
        assertThat(statuses).containsExactlyInAnyOrder(401, 429);
        assertThat(found(attempts).json().at("/items")).as("the first of each kind at once").extracting(line -> line.at("/result").asString())
                .containsExactlyInAnyOrder("unauthenticated", "rate_limited");
        nextMinute();
        Answer noted = found(attempts);
        long counted = 0;
        for (JsonNode line : noted.json().at("/items")) {
            String detail = line.at("/detail").asString();
            counted += detail.isEmpty() ? 1 : Long.parseLong(detail.substring("further=".length()));
            assertThat(line.at("/kind").asString()).isEqualTo("stranger");
            assertThat(line.at("/address").asString()).isEqualTo("127.0.0.1");
        }
        assertThat(noted.json().at("/items").size()).isEqualTo(4);
        assertThat(counted).isEqualTo(1_000);
        assertThat(noted.text()).doesNotContain(PHONE);
    }

    @Test
    void a_page_that_asks_whether_somebody_is_signed_in_is_no_attempt() {
        nextMinute();
        assertThat(new Browser(SERVER).get("/api/v1/session").status()).isEqualTo(401);
        assertThat(found("action=GET /api/v1/session").json().at("/items").size()).isZero();
        Browser late = new Browser(SERVER);
        late.setCookie("a-session-that-has-ended");
        assertThat(late.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(found("action=GET /api/v1/session").at("/items/0/result")).isEqualTo("unauthenticated");
    }

    /** What is counted together by the minute begins anew. */
    private static void nextMinute() {
        SERVER.clock().advance(Duration.ofSeconds(61));
        SERVER.bean(Trail.class).flush();
    }

    @Test
    void logins_and_failed_logins_are_in_it() {
        new Browser(SERVER).login(cashier.username(), "not the password", null);
        new Browser(SERVER).login(cashier.username(), People.PASSWORD, null);
        Answer found = found("action=session.login&target=staff:" + cashier.id());
        Set<String> results = new LinkedHashSet<>();
        found.json().at("/items").forEach(item -> results.add(item.at("/result").asString()));
        assertThat(results).contains("ok", "login_failed");
        assertThat(found.at("/items/0/detail")).isEqualTo("failures_before=1");
    }

    @Test
    void it_is_read_in_pages_by_those_who_may() {
        for (int i = 0; i < 7; i++) {
            operator.post("/api/v1/stores", Map.of("code", "P" + i, "name", "店"));
        }
        Set<String> ids = new LinkedHashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = found("action=POST /api/v1/stores&limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.json().at("/items").forEach(item -> assertThat(ids.add(item.at("/id").asString())).isTrue());
            cursor = page.at("/next");
            pages++;
        } while (!cursor.isEmpty());
        assertThat(ids.size()).isGreaterThanOrEqualTo(8);
        assertThat(pages).isGreaterThanOrEqualTo(3);
        for (Person other : new Person[] {manager, cashier, people.signIn(Role.ADMINISTRATOR), people.signIn(Role.SECURITY), people.signIn(Role.FINANCE)}) {
            assertThat(other.browser().get("/api/v1/audit-trail").at("/code")).as(other.role().code()).isEqualTo("forbidden");
            assertThat(other.browser().get("/api/v1/audit-trail.csv").at("/code")).as(other.role().code()).isEqualTo("forbidden");
        }
        assertThat(found("from=2030-01-01T00:00:00Z").json().at("/items").size()).isZero();
        assertThat(found("cursor=AAAA").at("/code")).isEqualTo("invalid_field");
    }

    @Test
    void the_file_has_a_cap_runs_no_formula_and_is_itself_recorded() {
        Answer asked = manager.browser().post("/api/v1/members/" + member + "/phone", Map.of("reason", "=HYPERLINK(1)"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        for (int i = 0; i < 50; i++) {
            operator.post("/api/v1/categories", Map.of("code", "c" + i, "name", "类"));
        }
        Answer whole = auditor.browser().get("/api/v1/audit-trail.csv");
        assertThat(whole.header("Content-Disposition")).contains("audit-trail.csv");
        assertThat(whole.text().lines().count()).isEqualTo(42);
        assertThat(whole.text()).contains("只导出最新 40 行");
        Answer some = auditor.browser().get("/api/v1/audit-trail.csv?action=member.phone");
        assertThat(some.text()).contains("'=HYPERLINK(1)").doesNotContain(PHONE);
        assertThat(found("action=trail.export").at("/items/0/detail")).isEqualTo("rows=" + (some.text().lines().count() - 1));
    }

    @Test
    void the_application_can_neither_change_nor_delete_a_line() {
        for (String privilege : new String[] {"update", "delete", "truncate"}) {
            assertThat(SERVER.jdbc().sql("select has_table_privilege('huiji_app', 'access.trail', ?)").param(privilege).query(Boolean.class).single()).isFalse();
        }
    }

    private static Answer found(String query) {
        return auditor.browser().get("/api/v1/audit-trail?" + query.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D"));
    }
}
