package io.huiji.server.member.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Step-up: the code of a member's page collects points on every device of hers, and spends them on those she confirmed. */
@Tag("X2")
@Tag("Q3")
class SpendingDeviceIT {

    @RegisterExtension
    static final TestServer SERVER = Visitor.townServer();

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static Api api;
    private String phone;
    private Visitor anna;
    private String annaId;

    @BeforeAll
    static void aShop() {
        api = Api.operator(SERVER);
        String draft = api.post("/api/v1/programmes", """
                {"code":"stepup","name":{"zh":"积分"},"earning":{"base":{"points":1,"perFen":100}},"redemption":{"minPoints":1},
                 "transfer":{"enabled":true,"maxPoints":1000,"maxPointsPerDay":1000,"coolingHours":0}}""").at("/id");
        assertThat(api.post("/api/v1/programmes/" + draft + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
        api.post("/api/v1/stores", Map.of("code", "SU01", "name", "店"));
    }

    @BeforeEach
    void aMemberWithPoints() {
        SERVER.clock().advance(Duration.ofHours(2));
        phone = Long.toString(13_300_000_000L + COUNTER.incrementAndGet());
        anna = Visitor.loggedIn(SERVER, phone);
        annaId = anna.get("/api/v1/me").at("/memberId");
        assertThat(buy("\"memberId\":\"" + annaId + "\"").status()).isEqualTo(201);
    }

    private static Answer buy(String member) {
        return api.post("/api/v1/purchases", """
                {"store":"SU01","number":"S%d","channel":"till","eventAt":"%s","member":{%s},"lines":[{"no":1,"product":"tea","quantity":1,"amountFen":"15000"}]}"""
                .formatted(COUNTER.incrementAndGet(), SERVER.clock().instant(), member));
    }

    /** A till scans what the page shows. */
    private static Answer scan(Visitor member) {
        Answer code = member.post("/api/v1/me/dynamic-code", "");
        Answer visit = api.post("/api/v1/visits", Map.of("code", code.at("/code"), "till", "1", "store", "SU01"));
        assertThat(visit.status()).as(visit.text()).isEqualTo(200);
        assertThat(visit.at("/maySpend")).isEqualTo(code.at("/maySpend"));
        return visit;
    }

    private static Answer redeem(Visitor member) {
        return redeem(scan(member).at("/visit"));
    }

    private static Answer redeem(String visit) {
        return api.post("/api/v1/redemptions", Map.of("store", "SU01", "member", Map.of("visit", visit), "points", "10"));
    }

    private static void spends(Visitor member) {
        Answer redeemed = redeem(member);
        assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(200);
    }

    private static void onlyCollects(Visitor member) {
        Answer refused = redeem(member);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("step_up_required");
    }

    private static Answer askForCode(Visitor member) {
        return member.post("/api/v1/me/spending-devices/code", "");
    }

    private static Answer confirm(Visitor member, String confirmationId, String code) {
        return member.post("/api/v1/me/spending-devices", Map.of("confirmationId", confirmationId, "code", code));
    }

    private Answer confirmed(Visitor member) {
        Answer asked = askForCode(member);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        Answer confirmed = confirm(member, asked.at("/confirmationId"), member.codeFor(phone));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);
        return confirmed;
    }

    private Visitor anotherDevice() {
        SERVER.clock().advance(Duration.ofMinutes(2));
        return Visitor.loggedIn(SERVER, phone);
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void on_a_new_device_the_code_collects_points_and_spends_none() {
        Answer visit = scan(anna);
        String member = "\"visit\":\"" + visit.at("/visit") + "\"";
        assertThat(visit.at("/maySpend")).isEqualTo("false");
        assertThat(api.post("/api/v1/members/lookup", null, "{\"member\":{" + member + "}}").at("/id")).isEqualTo(annaId);
        assertThat(buy(member).at("/points")).isEqualTo("150");
        assertThat(anna.get("/api/v1/me/balance").at("/spendable")).isEqualTo("300");

        Answer refused = redeem(visit.at("/visit"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("step_up_required");
        assertThat(refused.at("/title")).contains("请会员在手机上点「用积分前确认一次」,输入短信验证码");
        assertThat(refused.at("/title_en")).contains("Ask the member to tap 'Confirm once before spending' on her phone");
        String spending = "{\"store\":\"SU01\",\"points\":\"10\",\"member\":{" + member + "}}";
        assertThat(api.post("/api/v1/redemptions/quote", null, spending).at("/code")).isEqualTo("step_up_required");
        assertThat(api.post("/api/v1/holds", spending).at("/code")).isEqualTo("step_up_required");
        String friend = api.post("/api/v1/members", Map.of("phone", "1331" + phone.substring(4))).at("/id");
        assertThat(api.post("/api/v1/transfers", "{\"points\":\"10\",\"from\":{" + member + "},\"to\":{\"memberId\":\"" + friend + "\"}}").at("/code")).isEqualTo("step_up_required");
        assertThat(anna.get("/api/v1/me/balance").at("/spendable")).isEqualTo("300");
    }

    @Test
    void after_the_code_from_the_text_message_this_device_spends_and_her_phone_is_told() {
        String before = scan(anna).at("/visit");
        Answer confirmed = confirmed(anna);
        assertThat(confirmed.header("Set-Cookie")).contains("hj_spending=", "HttpOnly", "SameSite=Strict", "Path=/api/v1/me", "Max-Age=" + Duration.ofDays(180).toSeconds());
        assertThat(confirmed.at("/current")).isEqualTo("true");
        spends(anna);
        assertThat(anna.get("/api/v1/me/balance").at("/spendable")).isEqualTo("140");
        assertThat(redeem(before).at("/code")).isEqualTo("step_up_required");
        Answer notice = api.get("/api/v1/message-outbox?limit=1");
        assertThat(notice.at("/items/0/recipient")).isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));
        assertThat(notice.at("/items/0/zh")).startsWith("一台新设备").contains("现在可以使用您的积分").doesNotContainPattern("[0-9]{6}");
        Answer history = api.get("/api/v1/members/" + annaId + "/history");
        assertThat(history.at("/items/0/change")).isEqualTo("spending_device_added");
        assertThat(history.at("/items/0/callerId")).isEqualTo(annaId);
        assertThat(api.get("/api/v1/audit-trail?action=member.spending_device&target=member:" + annaId).json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void a_code_for_logging_in_confirms_nothing_and_one_for_spending_logs_nobody_in() {
        SERVER.clock().advance(Duration.ofMinutes(2));
        String loginId = new Visitor(SERVER).askForCode(phone).at("/loginId");
        String loginCode = anna.codeFor(phone);
        assertThat(confirm(anna, loginId, loginCode).at("/code")).isEqualTo("login_code_wrong");
        onlyCollects(anna);
        assertThat(new Visitor(SERVER).confirm(loginId, loginCode, null).status()).isEqualTo(200);

        String confirmationId = askForCode(anna).at("/confirmationId");
        String spendingCode = anna.codeFor(phone);
        assertThat(new Visitor(SERVER).confirm(confirmationId, spendingCode, null).at("/code")).isEqualTo("login_code_wrong");
        assertThat(confirm(anna, confirmationId, spendingCode).status()).isEqualTo(201);
        assertThat(confirm(anna, confirmationId, spendingCode).at("/code")).isEqualTo("login_code_wrong");
    }

    @Test
    void a_login_a_moment_ago_does_not_make_her_wait_but_a_second_code_does() {
        assertThat(askForCode(anna).status()).isEqualTo(202);
        Answer tooSoon = askForCode(anna);
        assertThat(tooSoon.status()).isEqualTo(429);
        assertThat(tooSoon.at("/code")).isEqualTo("rate_limited");
        SERVER.clock().advance(Duration.ofMinutes(1));
        assertThat(askForCode(anna).status()).isEqualTo(202);
    }

    @Test
    void after_five_wrong_codes_the_right_one_is_too_late() {
        String confirmationId = askForCode(anna).at("/confirmationId");
        String code = anna.codeFor(phone);
        for (int i = 0; i < 5; i++) {
            assertThat(confirm(anna, confirmationId, otherThan(code)).at("/code")).isEqualTo("login_code_wrong");
        }
        assertThat(confirm(anna, confirmationId, code).at("/code")).isEqualTo("login_code_wrong");
        onlyCollects(anna);
    }

    @Test
    void a_code_ends_with_its_life() {
        Answer asked = askForCode(anna);
        assertThat(Duration.between(SERVER.clock().instant(), Instant.parse(asked.at("/expiresAt")))).isLessThanOrEqualTo(Duration.ofMinutes(10));
        String code = anna.codeFor(phone);
        SERVER.clock().set(asked.at("/expiresAt"));
        assertThat(confirm(anna, asked.at("/confirmationId"), code).at("/code")).isEqualTo("login_code_wrong");
    }

    @Test
    void a_code_is_good_in_the_session_that_asked_for_it_and_in_no_other() {
        Visitor second = anotherDevice();
        String confirmationId = askForCode(anna).at("/confirmationId");
        String code = anna.codeFor(phone);
        assertThat(confirm(second, confirmationId, code).at("/code")).isEqualTo("login_code_wrong");
        Visitor berta = Visitor.loggedIn(SERVER, "1332" + phone.substring(4));
        assertThat(confirm(berta, confirmationId, code).at("/code")).isEqualTo("login_code_wrong");
        assertThat(confirm(anna, confirmationId, code).status()).isEqualTo(201);
        onlyCollects(second);
        spends(anna);
    }

    @Test
    void another_device_of_hers_is_still_new_and_what_she_removes_there_only_collects_again() {
        confirmed(anna);
        Visitor second = anotherDevice();
        onlyCollects(second);
        assertThat(second.get("/api/v1/me/spending-devices").at("/devices/0/current")).isEqualTo("false");
        Answer own = anna.get("/api/v1/me/spending-devices");
        assertThat(own.at("/devices/0/current")).isEqualTo("true");
        assertThat(own.at("/devices/0/kind")).isEqualTo("other");
        assertThat(own.at("/devices/1/id")).isEmpty();
        Answer left = second.post("/api/v1/me/spending-devices/removal", Map.of("device", own.at("/devices/0/id")));
        assertThat(left.status()).as(left.text()).isEqualTo(200);
        assertThat(left.at("/devices/0/id")).isEmpty();
        onlyCollects(anna);
        assertThat(api.get("/api/v1/members/" + annaId + "/history").at("/items/0/change")).isEqualTo("spending_device_removed");
    }

    @Test
    void nobody_removes_a_device_of_somebody_else() {
        String id = confirmed(anna).at("/id");
        Visitor berta = Visitor.loggedIn(SERVER, "1332" + phone.substring(4));
        assertThat(berta.post("/api/v1/me/spending-devices/removal", Map.of("device", id)).at("/code")).isEqualTo("not_found");
        spends(anna);
    }

    @Test
    void a_session_that_brings_no_device_such_as_one_from_before_there_were_any_is_new() {
        confirmed(anna);
        anna.forgetCookie("hj_spending");
        onlyCollects(anna);
    }

    @Test
    void a_device_outlives_her_session_and_ends_after_180_days() {
        confirmed(anna);
        SERVER.clock().advance(Duration.ofDays(179));
        logIn(anna);
        spends(anna);
        SERVER.clock().advance(Duration.ofDays(1));
        logIn(anna);
        onlyCollects(anna);
        assertThat(anna.get("/api/v1/me/spending-devices").at("/devices/0/id")).isEmpty();
    }

    private void logIn(Visitor member) {
        String loginId = member.askForCode(phone).at("/loginId");
        assertThat(member.confirm(loginId, member.codeFor(phone), null).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_somebody_put_there_is_not_the_one_that_is_confirmed() {
        anna.setCookie("hj_spending", "planted");
        confirmed(anna);
        assertThat(anna.cookie("hj_spending")).hasSize(64);
        Visitor thief = anotherDevice();
        thief.setCookie("hj_spending", "planted");
        onlyCollects(thief);
    }

    @Test
    void the_same_device_confirmed_again_stands_once_in_the_list_and_the_eleventh_replaces_the_oldest() {
        confirmed(anna);
        for (int i = 0; i < 2; i++) {
            SERVER.clock().advance(Duration.ofHours(1));
            confirmed(anna);
        }
        assertThat(anna.get("/api/v1/me/spending-devices").json().at("/devices").size()).isEqualTo(1);
        Visitor other = anotherDevice();
        for (int i = 0; i < 10; i++) {
            SERVER.clock().advance(Duration.ofHours(3));
            other.forgetCookie("hj_spending");
            confirmed(other);
        }
        assertThat(other.get("/api/v1/me/spending-devices").json().at("/devices").size()).isEqualTo(10);
        onlyCollects(anna);
        spends(other);
    }

    @Test
    void another_phone_forgets_the_devices_and_gets_the_next_code() {
        confirmed(anna);
        Answer record = api.get("/api/v1/members/" + annaId);
        api.send("DELETE", "/api/v1/members/" + annaId + "/identities/" + record.at("/identities/0/id"), UUID.randomUUID().toString(), null);
        onlyCollects(anna);
        assertThat(askForCode(anna).at("/reason")).isEqualTo("no_phone");
        phone = "1334" + phone.substring(4);
        api.post("/api/v1/members/" + annaId + "/identities", Map.of("kind", "phone", "value", phone));
        assertThat(anna.get("/api/v1/me/spending-devices").at("/devices/0/id")).isEmpty();
        confirmed(anna);
        spends(anna);
    }

    @Test
    void a_code_that_went_to_a_phone_she_has_no_more_confirms_nothing() {
        String confirmationId = askForCode(anna).at("/confirmationId");
        String code = anna.codeFor(phone);
        String identity = api.get("/api/v1/members/" + annaId).at("/identities/0/id");
        api.send("DELETE", "/api/v1/members/" + annaId + "/identities/" + identity, UUID.randomUUID().toString(), null);
        assertThat(confirm(anna, confirmationId, code).at("/code")).isEqualTo("login_code_wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed by a store", "closed by herself", "merged"})
    void an_account_that_ends_has_no_devices(String how) {
        confirmed(anna);
        Answer ended = switch (how) {
            case "closed by a store" -> api.post("/api/v1/members/" + annaId + "/status", Map.of("status", "closed", "reason", "本人要求"));
            case "closed by herself" -> anna.post("/api/v1/me/closing", Map.of("forfeitedPoints", "150"));
            default -> api.post("/api/v1/merges", Map.of("gone", Map.of("memberId", annaId), "reason", "同一人", "survivor",
                    Map.of("memberId", api.post("/api/v1/members", Map.of("phone", "1335" + phone.substring(4))).at("/id"))));
        };
        assertThat(ended.status()).as(ended.text()).isBetween(200, 201);
        assertThat(SERVER.jdbc().sql("select count(*) from member.spending_device where member_id = ?").param(Long.parseLong(annaId)).query(Long.class).single()).isZero();
    }

    @Test
    void a_code_that_a_partner_asks_for_spends_as_ever_and_so_do_a_phone_and_a_members_id() {
        String code = api.post("/api/v1/members/" + annaId + "/dynamic-code", null, "").at("/code");
        Answer visit = api.post("/api/v1/visits", Map.of("code", code, "till", "1", "store", "SU01"));
        assertThat(visit.at("/maySpend")).isEqualTo("true");
        assertThat(redeem(visit.at("/visit")).status()).isEqualTo(200);
        for (Map<String, String> member : List.of(Map.of("memberId", annaId), Map.of("phone", phone))) {
            assertThat(api.post("/api/v1/redemptions", Map.of("store", "SU01", "member", member, "points", "10")).status()).isEqualTo(200);
        }
    }

    @Test
    void her_export_has_her_devices_and_the_table_keeps_no_token() {
        confirmed(anna);
        assertThat(anna.get("/api/v1/me/export").text()).contains("\"spendingDevices\"").doesNotContain(anna.cookie("hj_spending"));
        assertThat(SERVER.jdbc().sql("select string_agg(d::text, ' ') from member.spending_device d").query(String.class).single()).doesNotContain(anna.cookie("hj_spending"));
    }
}
