package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a member sees of her own books, and that it is hers alone. */
class MyBooksIT {

    @RegisterExtension
    static final TestServer SERVER = Visitor.townServer();

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static Api api;
    private Visitor anna;
    private String annaId;

    @BeforeAll
    static void programmeAndStore() {
        api = Api.operator(SERVER);
        Answer draft = api.post("/api/v1/programmes", """
                {"code":"tea","name":{"zh":"茶语积分","en":"Tea points"},"earning":{"base":{"points":1,"perFen":100},
                 "rules":[{"code":"gold","name":{"zh":"金卡双倍","en":"Gold double"},"when":{"tiers":["gold"]},"effect":{"multiplier":"2"}}]},
                 "tiers":{"ladder":[{"code":"base","name":{"zh":"普通","en":"Regular"},"threshold":0},{"code":"silver","name":{"zh":"银卡","en":"Silver"},"threshold":200000},
                                    {"code":"gold","name":{"zh":"金卡","en":"Gold"},"threshold":500000}],
                          "measure":"spend","window":{"kind":"rolling","days":30},"downgrade":{"inactivityDays":60,"to":"base"}},
                 "expiry":{"kind":"months","months":12},"late":{"creditDays":30},
                 "activities":[{"code":"welcome","name":{"zh":"入会礼","en":"Welcome gift"},"points":20}]}""");
        Answer published = api.post("/api/v1/programmes/" + draft.at("/id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}");
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        api.post("/api/v1/stores", Map.of("code", "SH01", "name", "南京东路店"));
    }

    @BeforeEach
    void aMember() {
        SERVER.clock().advance(Duration.ofDays(1));
        anna = Visitor.loggedIn(SERVER, Long.toString(13_500_000_000L + COUNTER.incrementAndGet()));
        annaId = anna.get("/api/v1/me").at("/memberId");
    }

    private static String number() {
        return "R" + COUNTER.incrementAndGet();
    }

    private static Answer buy(String memberId, String number, long fen) {
        String member = memberId.isEmpty() ? "" : "\"member\":{\"memberId\":\"" + memberId + "\"},";
        Answer bought = api.post("/api/v1/purchases", """
                {"store":"SH01","number":"%s","channel":"till","eventAt":"%s",%s"lines":[{"no":1,"product":"tea","quantity":1,"amountFen":"%d"}]}"""
                .formatted(number, SERVER.clock().instant(), member, fen));
        assertThat(bought.status()).as(bought.text()).isBetween(200, 202);
        return bought;
    }

    @Test
    @Tag("P1")
    @Tag("E8")
    void joining_brings_the_programmes_welcome_gift_once() {
        assertThat(anna.get("/api/v1/me/balance").at("/redeemable")).isEqualTo("20");
        Answer entries = anna.get("/api/v1/me/entries");
        assertThat(entries.at("/items/0/reason")).isEqualTo("bonus");
        assertThat(entries.at("/items/0/explanation/0/zh")).isEqualTo("入会礼：赠送20分。");
        assertThat(new Visitor(SERVER).get("/api/v1/member-logins/invitation?store=SH01").at("/welcomePoints")).isEqualTo("20");
        assertThat(new Visitor(SERVER).get("/api/v1/member-logins/invitation?store=SH01").at("/storeName")).isEqualTo("南京东路店");
        assertThat(new Visitor(SERVER).get("/api/v1/member-logins/invitation?store=NOWHERE").status()).isEqualTo(200);
    }

    @Test
    @Tag("P2")
    void every_entry_says_why_and_what_did_not_apply() {
        buy(annaId, number(), 12_345);
        Answer entries = anna.get("/api/v1/me/entries");
        assertThat(entries.at("/items/0/spendable")).isEqualTo("123");
        assertThat(entries.at("/items/0/storeName")).isEqualTo("南京东路店");
        assertThat(entries.text()).contains("计分金额¥123.45，每¥1积1分：123分。", "金卡双倍：当前等级不适用。", "Gold double: not for your tier.");
    }

    @Test
    @Tag("T12")
    void she_sees_how_much_for_how_long_takes_her_to_silver() {
        buy(annaId, number(), 162_000);
        SERVER.clock().advance(Duration.ofDays(19));
        Answer tier = anna.get("/api/v1/me/tier");
        assertThat(tier.at("/zh")).isEqualTo("再消费¥380(还剩11天)升银卡");
        assertThat(tier.at("/en")).isEqualTo("Spend ¥380 more (11 days left) to reach Silver");
        assertThat(List.of(tier.at("/missing"), tier.at("/daysLeft"), tier.at("/next/code"))).isEqualTo(List.of("38000", "11", "silver"));
        buy(annaId, number(), 38_000);
        assertThat(anna.get("/api/v1/me/tier").at("/current/name/zh")).isEqualTo("银卡");
    }

    @Test
    @Tag("P3")
    void the_rules_are_sentences() {
        Answer rules = anna.get("/api/v1/me/rules");
        assertThat(rules.at("/programme/zh")).isEqualTo("茶语积分");
        assertThat(rules.text()).contains("每消费¥1积1分", "30天内消费满¥2000升银卡。", "积分自获得之日起12个月内有效。");
    }

    @Test
    @Tag("P1")
    void lots_stand_in_the_order_in_which_they_lapse() {
        buy(annaId, number(), 5_000);
        SERVER.clock().advance(Duration.ofDays(20));
        buy(annaId, number(), 7_000);
        var lots = anna.get("/api/v1/me/lots").json();
        assertThat(lots.size()).isEqualTo(3);
        assertThat(lots.at("/2/remaining").asString()).isEqualTo("70");
        assertThat(lots.at("/1/expiresAt").asString()).isLessThan(lots.at("/2/expiresAt").asString());
    }

    @Test
    @Tag("E24")
    void a_receipt_made_without_her_is_credited_for_its_number_and_amount() {
        String number = number();
        buy("", number, 3_600);
        Map<String, Object> body = Map.of("store", "SH01", "receipt", number, "amountFen", "3600");
        Answer wrongAmount = anna.post("/api/v1/me/late-credits", Map.of("store", "SH01", "receipt", number, "amountFen", "3601"));
        assertThat(wrongAmount.at("/code")).isEqualTo("receipt_unknown");
        Answer credited = anna.post("/api/v1/me/late-credits", body);
        assertThat(credited.status()).as(credited.text()).isEqualTo(201);
        assertThat(credited.at("/points")).isEqualTo("36");
        assertThat(credited.at("/memberId")).isEqualTo(annaId);
        Visitor other = Visitor.loggedIn(SERVER, Long.toString(13_500_000_000L + COUNTER.incrementAndGet()));
        assertThat(other.post("/api/v1/me/late-credits", body).at("/code")).isEqualTo("already_credited");
    }

    @Test
    void guessing_receipt_numbers_ends_soon() {
        int refused = 0;
        for (int i = 0; i < 21; i++) {
            refused = anna.post("/api/v1/me/late-credits", Map.of("store", "SH01", "receipt", "GUESS" + i, "amountFen", "100")).status();
        }
        assertThat(refused).isEqualTo(429);
    }

    @Test
    @Tag("X2")
    void her_dynamic_code_is_good_at_a_till() {
        Answer code = anna.post("/api/v1/me/dynamic-code", "");
        assertThat(code.at("/refreshAfterSeconds")).isEqualTo("45");
        Answer visit = api.post("/api/v1/visits", Map.of("code", code.at("/code"), "till", "1", "store", "SH01"));
        assertThat(visit.at("/memberId")).as(visit.text()).isEqualTo(annaId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/me/balance", "/api/v1/me/lots", "/api/v1/me/entries", "/api/v1/me/tier", "/api/v1/me/rules", "/api/v1/me/stores",
        "/api/v1/me/consents", "/api/v1/me/spending-devices", "/api/v1/me/complaints", "/api/v1/me/export", "/api/v1/me/export.csv", "/api/v1/me/closing"})
    void nothing_of_hers_is_shown_to_strangers_keys_or_with_another_members_id(String path) {
        buy(annaId, number(), 98_700);
        Visitor berta = Visitor.loggedIn(SERVER, Long.toString(13_500_000_000L + COUNTER.incrementAndGet()));
        String bertaId = berta.get("/api/v1/me").at("/memberId");
        assertThat(new Visitor(SERVER).get(path).status()).isEqualTo(401);
        assertThat(api.get(path).status()).isEqualTo(403);
        Answer hers = berta.get(path);
        assertThat(hers.status()).as(hers.text()).isEqualTo(200);
        assertThat(hers.text()).doesNotContain(annaId);
        assertThat(berta.get(path + "?memberId=" + annaId).status()).isEqualTo(400);
        assertThat(bertaId).isNotEqualTo(annaId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/members/%s", "/api/v1/members/%s/balance", "/api/v1/members/%s/entries", "/api/v1/members", "/api/v1/complaints", "/api/v1/stores"})
    void a_members_session_opens_nothing_of_staffs(String path) {
        assertThat(anna.get(path.formatted(annaId)).status()).isEqualTo(403);
    }

    @Test
    void a_write_without_the_token_against_forged_requests_is_refused() {
        Visitor forged = Visitor.loggedIn(SERVER, Long.toString(13_500_000_000L + COUNTER.incrementAndGet()));
        forged.forgetToken();
        assertThat(forged.post("/api/v1/me/dynamic-code", "").at("/code")).isEqualTo("csrf");
    }
}
