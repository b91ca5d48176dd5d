package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.PartnerKeys;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a till asks besides selling: previews that come true, receipts by number, members by their last digits, the shift, and practice that writes nothing. */
class TillApiIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Api api;
    private static Shop shop;

    @BeforeAll
    static void open() {
        api = Api.operator(SERVER);
        shop = new Shop(SERVER, "till-1");
        Answer draft = api.post("/api/v1/programmes", """
                {"code":"till","name":{"zh":"收银"},"earning":{"base":{"points":1,"perFen":100},
                 "rules":[{"code":"over","name":{"zh":"满百加二十"},"priority":1,"when":{"minFen":10000},"effect":{"bonus":20}}]}}""");
        assertThat(api.post("/api/v1/programmes/" + draft.at("/id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
    }

    @Test
    void what_has_yet_to_happen_or_has_a_clock_that_was_never_set_earns_nothing() {
        long member = shop.member();
        for (String at : List.of(SERVER.clock().instant().plusSeconds(3_700).toString(), "9999-12-31T00:00:00Z", "1999-12-31T00:00:00Z")) {
            String receipt = shop.receipt(member, Shop.number(), 5000).replaceAll("\"eventAt\":\"[^\"]+\"", "\"eventAt\":\"" + at + "\"");
            for (String path : List.of("/purchases", "/quotes")) {
                Reply refused = shop.post(path, receipt);
                assertThat(refused.code()).as(path + " " + at).isEqualTo("invalid_field");
                assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("eventAt");
            }
        }
        String soon = SERVER.clock().instant().plusSeconds(3_500).toString();
        assertThat(shop.post("/purchases", shop.receipt(member, Shop.number(), 5000).replaceAll("\"eventAt\":\"[^\"]+\"", "\"eventAt\":\"" + soon + "\"")).status()).isEqualTo(201);
        assertThat(shop.balance(member).number("spendable")).isEqualTo(50);
    }

    @Test
    void ten_million_a_line_and_a_hundred_million_a_receipt_are_taken_and_a_fen_more_is_not() {
        long member = shop.member();
        long line = 1_000_000_000L;
        long[] most = new long[10];
        java.util.Arrays.fill(most, line);
        assertThat(shop.post("/quotes", shop.receipt(member, Shop.number(), most)).status()).isEqualTo(200);
        Reply tooLong = shop.post("/purchases", shop.receipt(member, Shop.number(), line + 1));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.body().at("/errors/0/field").asString()).isEqualTo("lines[0].amountFen");
        long[] more = java.util.Arrays.copyOf(most, 11);
        more[10] = 1;
        for (String path : List.of("/purchases", "/quotes")) {
            Reply tooMuch = shop.post(path, shop.receipt(member, Shop.number(), more));
            assertThat(tooMuch.status()).as(path).isEqualTo(400);
            assertThat(tooMuch.body().at("/errors/0/field").asString()).isEqualTo("lines");
            assertThat(tooMuch.body().at("/errors/0/zh").asString()).contains("100,000,000.00 元");
        }
        assertThat(shop.balance(member).number("spendable")).isZero();
    }

    @Test
    void a_quote_of_a_refund_says_what_the_refund_then_takes_and_changes_nothing() {
        long member = shop.member();
        String receipt = Shop.number();
        shop.buy(member, receipt, 6000, 6000);
        String body = "{\"store\":\"%s\",\"receipt\":\"%s\",\"number\":\"%s\",\"eventAt\":\"%s\",\"lines\":[{\"no\":1,\"amountFen\":\"3000\"}]}"
                .formatted(shop.store, receipt, Shop.number(), shop.now());
        Reply quote = shop.post("/refunds/quote", body);
        assertThat(quote.number("points")).isEqualTo(-50);
        assertThat(shop.balance(member).number("spendable")).isEqualTo(140);
        Reply refund = shop.post("/refunds", body);
        assertThat(refund.number("points")).isEqualTo(-50);
        assertThat(refund.text("decisionId")).isNotEmpty();
        assertThat(quote.text("decisionId")).isEmpty();
        assertThat(shop.post("/refunds/quote", body.replace("\"3000\"", "\"9001\"")).code()).isEqualTo("refund_exceeds_sale");
    }

    @Test
    void a_quote_of_a_redemption_refuses_what_the_redemption_would_and_takes_nothing() {
        long member = shop.member();
        shop.buy(member, Shop.number(), 5000);
        String body = "{\"store\":\"%s\",\"member\":{\"memberId\":\"%d\"},\"points\":\"%d\"}";
        assertThat(shop.post("/redemptions/quote", body.formatted(shop.store, member, 20)).number("points")).isEqualTo(-20);
        assertThat(shop.post("/redemptions/quote", body.formatted(shop.store, member, 51)).code()).isEqualTo("points_insufficient");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(50);
    }

    @Test
    void a_receipt_is_found_by_its_number_with_what_refunds_took_of_it() {
        long member = shop.member();
        String receipt = Shop.number();
        shop.buy(member, receipt, 6000, 6000);
        shop.refund(receipt, Shop.number(), 3000);
        Answer found = lookup(receipt);
        assertThat(found.at("/memberId")).isEqualTo(Long.toString(member));
        assertThat(found.at("/netFen")).isEqualTo("12000");
        assertThat(found.at("/refundedFen")).isEqualTo("3000");
        assertThat(found.at("/points")).isEqualTo("140");
        assertThat(found.at("/clawedBackPoints")).isEqualTo("50");
        assertThat(found.at("/lines/1/refundedFen")).isEqualTo("1500");
        assertThat(lookup("never").at("/code")).isEqualTo("receipt_unknown");
    }

    @Test
    void a_receipt_of_another_store_is_shown_without_its_member() {
        new Shop(SERVER, "till-4");
        long member = shop.member();
        String receipt = Shop.number();
        shop.buy(member, receipt, 6000);
        Map<String, String> body = Map.of("store", shop.store, "receipt", receipt);
        Answer elsewhere = new People(SERVER).signIn(Role.CASHIER, "till-4").browser().post("/api/v1/receipts/lookup", body);
        assertThat(elsewhere.at("/netFen")).as(elsewhere.text()).isEqualTo("6000");
        assertThat(elsewhere.at("/state")).isEqualTo("credited");
        assertThat(elsewhere.text()).doesNotContain("memberId").doesNotContain(Long.toString(member));
        assertThat(new People(SERVER).signIn(Role.CASHIER, shop.store).browser().post("/api/v1/receipts/lookup", body).at("/memberId")).isEqualTo(Long.toString(member));
    }

    @Test
    void what_was_spent_or_held_in_a_store_is_undone_and_captured_there_alone() {
        new Shop(SERVER, "till-5");
        long member = shop.member();
        shop.buy(member, Shop.number(), 10000);
        String store = "{\"store\":\"%s\"}";
        String reversal = "/api/v1/redemptions/" + shop.redeem(member, 20).text("decisionId") + "/reversal";
        String capture = "/api/v1/holds/" + hold(member) + "/capture";
        String release = "/api/v1/holds/" + hold(member) + "/void";
        Browser there = new People(SERVER).signIn(Role.CASHIER, "till-5").browser();
        Set<Long> stores = Set.of(Long.parseLong(api.get("/api/v1/stores/till-5").at("/id")));
        Api key = api.as(PartnerKeys.of(SERVER, Set.of(Scope.REDEMPTIONS_WRITE), stores));
        Browser here = new People(SERVER).signIn(Role.CASHIER, shop.store).browser();
        for (String path : List.of(reversal, capture, release)) {
            assertThat(there.post(path, store.formatted("till-5")).at("/code")).as(path).isEqualTo("store_not_allowed");
            assertThat(key.post(path, store.formatted("till-5")).at("/code")).as(path).isEqualTo("store_not_allowed");
            assertThat(here.post(path, store.formatted(shop.store)).status()).as(path).isEqualTo(200);
        }
        assertThat(shop.balance(member).number("spendable")).as("one hold of ten was captured").isEqualTo(110);
    }

    private static String hold(long member) {
        return api.post("/api/v1/holds", Map.of("store", shop.store, "member", Map.of("memberId", Long.toString(member)), "points", "10")).at("/hold/holdId");
    }

    @Test
    void an_anonymous_receipt_shows_its_lines_and_no_member() {
        String receipt = Shop.number();
        shop.post("/purchases", """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s","lines":[{"no":1,"quantity":2,"amountFen":"4000"}]}"""
                .formatted(shop.store, receipt, shop.now()));
        Answer found = lookup(receipt);
        assertThat(found.at("/state")).isEqualTo("anonymous");
        assertThat(found.at("/memberId")).isEmpty();
        assertThat(found.at("/lines/0/quantity")).isEqualTo("2");
    }

    @Test
    void last_digits_find_members_masked_those_of_the_store_first() {
        new Shop(SERVER, "till-2");
        String elsewhere = enrol("13911117777", "till-2");
        String here = enrol("13922227777", "till-1");
        Answer both = tail("7777");
        assertThat(both.at("/items/0/id")).isEqualTo(here);
        assertThat(both.at("/items/1/id")).isEqualTo(elsewhere);
        assertThat(both.at("/more")).isEqualTo("false");
        assertThat(both.text()).contains("139****7777").doesNotContain("13922227777");
        Answer longer = tail("11117777");
        assertThat(longer.at("/items/0/id")).isEqualTo(elsewhere);
        assertThat(longer.json().at("/items").size()).isEqualTo(1);
        assertThat(tail("777").at("/errors/0/field")).isEqualTo("digits");
    }

    @Test
    void digits_that_many_share_show_a_few_and_say_that_there_are_more() {
        for (int i = 0; i < 9; i++) {
            enrol("139444" + i + "8888", "till-1");
        }
        Answer many = tail("8888");
        assertThat(many.json().at("/items").size()).isEqualTo(8);
        assertThat(many.at("/more")).isEqualTo("true");
        assertThat(tail("38888").json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void a_shift_counts_what_was_done_in_it_by_whom_and_no_refusals() {
        Shop own = new Shop(SERVER, "till-3");
        long member = own.member();
        own.buy(member, Shop.number(), 5000);
        SERVER.clock().advance(Duration.ofMinutes(1));
        String from = own.now().toString();
        String receipt = Shop.number();
        own.buy(member, receipt, 3000, 1000);
        own.refund(receipt, Shop.number(), 1000);
        own.redeem(member, 20);
        own.redeem(member, 2000);
        Answer shift = api.get("/api/v1/shift?store=till-3&from=" + from);
        assertThat(shift.at("/purchases/count")).as(shift.text()).isEqualTo("1");
        assertThat(shift.at("/purchases/amountFen")).isEqualTo("4000");
        assertThat(shift.at("/purchases/points")).isEqualTo("40");
        assertThat(shift.at("/refunds/amountFen")).isEqualTo("1000");
        assertThat(shift.at("/refunds/points")).isEqualTo("-10");
        assertThat(shift.at("/redemptions/count")).isEqualTo("1");
        assertThat(shift.at("/redemptions/points")).isEqualTo("-20");
        assertThat(api.get("/api/v1/shift?store=till-3&from=2020-01-01T00:00:00Z").at("/errors/0/field")).isEqualTo("from");
    }

    @Test
    @Tag("O3")
    void a_page_that_practises_can_quote_and_look_up_but_write_nothing() {
        long member = shop.member();
        Map<String, String> refused = Map.of(
                "/purchases", shop.receipt(member, Shop.number(), 1000),
                "/members", "{\"phone\":\"13955556666\"}",
                "/redemptions", "{\"store\":\"till-1\",\"member\":{\"memberId\":\"" + member + "\"},\"points\":\"1\"}");
        refused.forEach((path, body) -> assertThat(practising(path, body).at("/code")).as(path).isEqualTo("training"));
        assertThat(practising("/quotes", shop.receipt(member, Shop.number(), 1000)).at("/points")).isEqualTo("10");
        assertThat(shop.balance(member).number("spendable")).isZero();
    }

    @Test
    void a_quote_notes_no_product() throws InterruptedException {
        long member = shop.member();
        String line = "\"lines\":[{\"product\":\"%s\",";
        assertThat(shop.post("/quotes", shop.receipt(member, Shop.number(), 1000).replace("\"lines\":[{", line.formatted("QUOTED"))).number("points")).isEqualTo(10);
        assertThat(shop.post("/purchases", shop.receipt(member, Shop.number(), 1000).replace("\"lines\":[{", line.formatted("SOLD"))).status()).isEqualTo(201);
        String noted = "";
        for (int i = 0; i < 100 && !noted.contains("\"SOLD\""); i++) {
            Thread.sleep(100);
            noted = api.get("/api/v1/products?uncategorised=true&limit=200").text();
        }
        assertThat(noted).contains("\"SOLD\"").doesNotContain("\"QUOTED\"");
    }

    private static Answer practising(String path, String body) {
        return api.send(HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/api/v1" + path)).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).header("Huiji-Training", "true").POST(BodyPublishers.ofString(body)));
    }

    private static Answer lookup(String receipt) {
        return api.post("/api/v1/receipts/lookup", Map.of("store", shop.store, "receipt", receipt));
    }

    private static Answer tail(String digits) {
        return api.post("/api/v1/members/lookup/tail", Map.of("digits", digits, "store", "till-1"));
    }

    private static String enrol(String phone, String store) {
        return api.post("/api/v1/members", Map.of("phone", phone, "store", store)).at("/id");
    }
}
