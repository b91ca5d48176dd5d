package io.huiji.server.member.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member's data are hers: profile, consents, export, closing the account. */
@Tag("Q1")
class OwnDataIT {

    @RegisterExtension
    static final TestServer SERVER = Visitor.townServer();

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private final Api api = Api.operator(SERVER);
    private Visitor anna;
    private String annaId;
    private String phone;
    private String store;

    @BeforeEach
    void aMemberWithPoints() {
        SERVER.clock().advance(Duration.ofHours(2));
        int number = COUNTER.incrementAndGet();
        phone = Long.toString(13_400_000_000L + number);
        store = api.post("/api/v1/stores", Map.of("code", "OWN" + number, "name", "店")).at("/code");
        anna = Visitor.loggedIn(SERVER, phone);
        annaId = anna.get("/api/v1/me").at("/memberId");
        buy(15_000);
    }

    private void buy(long fen) {
        Answer bought = api.post("/api/v1/purchases", """
                {"store":"%s","number":"N%d","channel":"till","eventAt":"%s","member":{"memberId":"%s"},"lines":[{"no":1,"product":"=tea","quantity":1,"amountFen":"%d"}]}"""
                .formatted(store, COUNTER.incrementAndGet(), SERVER.clock().instant(), annaId, fen));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
    }

    @Test
    void she_corrects_her_name_and_says_her_birthday_once() {
        Answer changed = anna.send("PATCH", "/api/v1/me", Map.of("name", "安娜", "birthday", "1995-02-28"));
        assertThat(changed.at("/name")).isEqualTo("安娜");
        assertThat(changed.at("/birthday")).isEqualTo("1995-02-28");
        Answer again = anna.send("PATCH", "/api/v1/me", Map.of("birthday", "1995-03-01"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.at("/errors/0/field")).isEqualTo("birthday");
        assertThat(anna.send("PATCH", "/api/v1/me", Map.of("memberId", "1")).status()).isEqualTo(400);
        assertThat(anna.send("PATCH", "/api/v1/me", Map.of("status", "active")).status()).isEqualTo(400);
    }

    @Test
    void the_ledger_of_consents_keeps_all_that_was_said_with_its_version_and_place() {
        Answer begin = anna.get("/api/v1/me/consents");
        assertThat(begin.at("/ledger/0/purpose")).isEqualTo("terms");
        assertThat(begin.at("/ledger/0/place")).isEqualTo("member-page");
        anna.post("/api/v1/me/consents", "{\"purpose\":\"marketing\",\"version\":\"2026-11\",\"given\":true}");
        SERVER.clock().advance(Duration.ofMinutes(1));
        anna.post("/api/v1/me/consents", "{\"purpose\":\"marketing\",\"version\":\"2026-11\",\"given\":false}");
        var ledger = anna.get("/api/v1/me/consents").json().at("/ledger");
        assertThat(ledger.size()).isEqualTo(3);
        assertThat(ledger.at("/1/given").asBoolean()).isTrue();
        assertThat(ledger.at("/2/given").asBoolean()).isFalse();
        assertThat(ledger.at("/2/version").asString()).isEqualTo("2026-11");
        Answer needed = anna.post("/api/v1/me/consents", "{\"purpose\":\"terms\",\"version\":\"2026-11\",\"given\":false}");
        assertThat(needed.status()).isEqualTo(409);
        assertThat(anna.post("/api/v1/me/consents", "{\"purpose\":\"spying\",\"version\":\"1\",\"given\":true}").at("/errors/0/field")).isEqualTo("purpose");
    }

    @Test
    void the_application_cannot_change_what_was_agreed_to() {
        assertThat(SERVER.jdbc().sql("""
                select string_agg(privilege_type, ',' order by privilege_type) from information_schema.role_table_grants
                 where grantee = 'huiji_app' and table_schema = 'member' and table_name = 'consent'""").query(String.class).single()).isEqualTo("INSERT,SELECT");
    }

    @Test
    void the_export_has_all_of_hers_and_runs_no_formula() {
        anna.send("PATCH", "/api/v1/me", Map.of("name", "=cmd()"));
        Answer json = anna.get("/api/v1/me/export");
        assertThat(json.header("Content-Disposition")).contains("attachment");
        assertThat(json.text()).contains("\"profile\"", "\"identities\"", "\"consents\"", "\"entries\"", "\"lots\"", "\"complaints\"", phone, "=cmd()", "计分金额¥150");
        Answer csv = anna.get("/api/v1/me/export.csv?table=profile");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).startsWith("\uFEFF").contains("'=cmd()").doesNotContain(",=cmd()");
        assertThat(anna.get("/api/v1/me/export.csv").text()).contains("bookedAt,reason,spendable", "earn,150");
        assertThat(anna.get("/api/v1/me/export.csv?table=staff").status()).isEqualTo(400);
    }

    @Test
    @Tag("I16")
    void closing_warns_of_the_points_and_leaves_books_that_balance_and_no_name() {
        Answer preview = anna.get("/api/v1/me/closing");
        assertThat(preview.at("/forfeitedPoints")).isEqualTo("150");
        assertThat(preview.at("/zh")).contains("150积分将作废");
        buy(1_000);
        Answer changed = anna.post("/api/v1/me/closing", Map.of("forfeitedPoints", "150"));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.at("/reason")).isEqualTo("balance_changed");
        Answer closed = anna.post("/api/v1/me/closing", Map.of("forfeitedPoints", "160"));
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(anna.get("/api/v1/me").status()).isEqualTo(401);

        Answer record = api.get("/api/v1/members/" + annaId);
        assertThat(record.at("/status")).isEqualTo("closed");
        assertThat(record.json().at("/identities").size()).isZero();
        assertThat(record.json().at("/name").isNull()).isTrue();
        Answer entries = api.get("/api/v1/members/" + annaId + "/entries");
        assertThat(entries.at("/items/0/reason")).isEqualTo("adjust");
        assertThat(entries.at("/items/0/spendable")).isEqualTo("-160");
        BooksAgree.check(SERVER.jdbc(), "after a closing");
    }

    @Test
    void a_closed_account_is_not_opened_again_by_its_phone() {
        anna.post("/api/v1/me/closing", Map.of("forfeitedPoints", "150"));
        Visitor back = new Visitor(SERVER);
        SERVER.clock().advance(Duration.ofMinutes(2));
        String loginId = back.askForCode(phone).at("/loginId");
        Answer refused = back.confirm(loginId, back.codeFor(phone), "{\"consents\":[{\"purpose\":\"terms\",\"version\":\"2026-11\"}]}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("member_closed");
        assertThat(api.post("/api/v1/members", Map.of("phone", phone)).at("/code")).isEqualTo("identity_taken");
    }

    @Test
    void points_at_a_checkout_and_a_freeze_hold_the_closing_up() {
        Answer hold = api.post("/api/v1/holds", Map.of("store", store, "member", Map.of("memberId", annaId), "points", "50"));
        assertThat(hold.status()).as(hold.text()).isEqualTo(200);
        assertThat(anna.get("/api/v1/me/closing").json().at("/possible").asBoolean()).isFalse();
        assertThat(anna.post("/api/v1/me/closing", Map.of("forfeitedPoints", "100")).at("/reason")).isEqualTo("not_now");
        api.post("/api/v1/holds/" + hold.at("/hold/holdId") + "/void", Map.of("store", store));
        api.post("/api/v1/members/" + annaId + "/status", Map.of("status", "frozen", "reason", "核查"));
        assertThat(anna.get("/api/v1/me/closing").json().at("/possible").asBoolean()).isFalse();
    }
}
