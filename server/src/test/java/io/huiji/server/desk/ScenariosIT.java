package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A till's day over HTTP: earn, repeat, refund, redeem, and what is refused. */
class ScenariosIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "s1");
    }

    @Test
    @Tag("E1")
    @Tag("E21")
    void a_purchase_earns_and_the_next_request_of_another_store_sees_it() {
        long member = shop.member();
        Reply bought = shop.buy(member, Shop.number(), 10_000, 5_050);
        assertThat(bought.status()).as(bought.body().toString()).isEqualTo(201);
        assertThat(bought.number("points")).isEqualTo(150);
        assertThat(new Shop(SERVER, "s2").balance(member).number("redeemable")).isEqualTo(150);
    }

    @Test
    @Tag("vector-d")
    @Tag("H1")
    void the_same_receipt_from_another_channel_is_answered_with_the_first_result() {
        long member = shop.member();
        String number = Shop.number();
        Reply first = shop.buy(member, number, 10_000);
        Reply again = shop.buy(member, number, 10_000);
        assertThat(again.repeated()).isTrue();
        assertThat(again.text("decisionId")).isEqualTo(first.text("decisionId"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(shop.buy(member, number, 9_900).code()).isEqualTo("receipt_conflict");
        assertThat(shop.buy(shop.member(), number, 10_000).code()).isEqualTo("receipt_conflict");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(100);
    }

    @Test
    @Tag("vector-a")
    void refunding_what_was_spent_becomes_debt_and_is_paid_by_later_points() {
        long member = shop.member();
        String orderA = Shop.number();
        shop.buy(member, orderA, 10_000);
        Reply spent = shop.redeem(member, 60);
        assertThat(spent.number("points")).isEqualTo(-60);
        Reply refund = shop.refundAll(orderA);
        assertThat(refund.status()).as(refund.body().toString()).isEqualTo(200);
        assertThat(shop.balance(member).number("debt")).isEqualTo(60);
        shop.buy(member, Shop.number(), 8_000);
        assertThat(shop.balance(member).number("spendable")).isEqualTo(20);
        assertThat(shop.balance(member).number("debt")).isZero();
        Reply back = shop.close("/redemptions/" + spent.text("decisionId") + "/reversal");
        assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
        assertThat(shop.balance(member).number("spendable")).isEqualTo(80);
    }

    @Test
    @Tag("vector-b")
    void three_refunds_of_a_third_take_back_exactly_what_was_earned() {
        long member = shop.member();
        String number = Shop.number();
        assertThat(shop.buy(member, number, 9_999).number("points")).isEqualTo(99);
        long taken = 0;
        for (int i = 0; i < 3; i++) {
            taken -= shop.refund(number, Shop.number(), 3_333).number("points");
        }
        assertThat(taken).isEqualTo(99);
        assertThat(shop.refund(number, Shop.number(), 1).code()).isEqualTo("refund_exceeds_sale");
    }

    @Test
    void a_receipt_that_went_back_whole_is_not_refunded_again() {
        long member = shop.member();
        String number = Shop.number();
        shop.buy(member, number, 5_000, 2_500);
        assertThat(shop.refundAll(number).number("points")).isEqualTo(-75);
        Reply again = shop.refundAll(number);
        assertThat(again.code()).as(again.body().toString()).isEqualTo("refund_exceeds_sale");
        assertThat(shop.balance(member).number("spendable")).isZero();
    }

    @Test
    void a_hold_keeps_points_until_it_is_captured_voided_or_expired() {
        long member = shop.member();
        shop.buy(member, Shop.number(), 10_000);
        String hold = shop.reserve(member, 60).body().path("hold").path("holdId").asString();
        assertThat(shop.reserve(member, 60).code()).isEqualTo("points_insufficient");
        assertThat(shop.balance(member).number("held")).isEqualTo(60);
        assertThat(shop.close("/holds/" + hold + "/capture").number("points")).isEqualTo(-60);
        assertThat(shop.close("/holds/" + hold + "/void").code()).isEqualTo("hold_unknown");
        String second = shop.reserve(member, 40).body().path("hold").path("holdId").asString();
        SERVER.clock().advance(Duration.ofMinutes(16));
        assertThat(shop.close("/holds/" + second + "/capture").code()).isEqualTo("hold_expired");
        assertThat(shop.balance(member).number("redeemable")).isEqualTo(40);
    }

    @Test
    @Tag("vector-h")
    void the_same_key_answers_the_same_and_another_body_is_refused() {
        long member = shop.member();
        String body = shop.receipt(member, Shop.number(), 1_000);
        Reply first = shop.post("/purchases", "key-1", body);
        Reply again = shop.post("/purchases", "key-1", body);
        assertThat(again.repeated()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(shop.post("/purchases", "key-1", shop.receipt(member, Shop.number(), 2_000)).code()).isEqualTo("key_reused");
    }

    @Test
    @Tag("P2")
    void every_entry_says_why() {
        long member = shop.member();
        shop.buy(member, Shop.number(), 12_345);
        Reply entries = shop.get("/members/" + member + "/entries");
        assertThat(entries.body().path("items").path(0).path("explanation").path(0).path("zh").asString()).contains("123");
    }

    @Test
    @Tag("vector-d")
    void a_refund_that_overtakes_its_sale_is_unknown_and_works_once_when_it_is_sent_again() {
        long member = shop.member();
        String sale = Shop.number();
        String key = Shop.number();
        String refund = """
                {"store":"s1","receipt":"%s","number":"%s","eventAt":"%s","amountFen":"4000"}""".formatted(sale, Shop.number(), shop.now());
        Reply early = shop.post("/refunds", key, refund);
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.code()).isEqualTo("receipt_unknown");
        assertThat(shop.buy(member, sale, 10_000).number("points")).isEqualTo(100);
        Reply taken = shop.post("/refunds", key, refund);
        assertThat(taken.number("points")).isEqualTo(-40);
        Reply again = shop.post("/refunds", key, refund);
        assertThat(again.repeated()).isTrue();
        assertThat(again.body()).isEqualTo(taken.body());
        assertThat(shop.post("/refunds", refund).text("decisionId")).as("the same number with another key").isEqualTo(taken.text("decisionId"));
        assertThat(shop.balance(member).number("spendable")).isEqualTo(60);
    }

    @Test
    @Tag("I8")
    void a_refund_that_was_refused_may_be_put_right_and_sent_again_under_its_number() {
        long member = shop.member();
        String sale = Shop.number();
        shop.buy(member, sale, 10_000);
        String number = Shop.number();
        assertThat(shop.refund(sale, number, 40_000).code()).isEqualTo("refund_exceeds_sale");
        assertThat(shop.refund(sale, number, 4_000).number("points")).isEqualTo(-40);
        assertThat(shop.refund(sale, number, 4_000).repeated()).isTrue();
        assertThat(shop.refund(sale, number, 5_000).code()).isEqualTo("refund_conflict");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(60);
    }

    @Test
    @Tag("I8")
    void where_a_store_restarts_its_numbers_a_number_is_one_of_its_business_day() {
        Api operator = Api.operator(SERVER);
        String partner = operator.post("/api/v1/partners", Map.of("name", "每日重排", "numberSpace", "store_day")).at("/partnerId");
        Api tills = operator.as(operator.post("/api/v1/partners/" + partner + "/keys", Map.of("name", "till", "scopes", List.of("purchases:write"))).at("/secret"));
        long member = shop.member();
        assertThat(ofDay(tills, member, "2026-01-04", 10_000).number("points")).isEqualTo(100);
        Reply second = ofDay(tills, member, "2026-01-05", 20_000);
        assertThat(second.number("points")).isEqualTo(200);
        Reply again = ofDay(tills, member, "2026-01-05", 20_000);
        assertThat(again.repeated()).isTrue();
        assertThat(again.text("decisionId")).isEqualTo(second.text("decisionId"));
        assertThat(ofDay(tills, member, "2026-01-05", 20_100).code()).isEqualTo("receipt_conflict");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(300);
        assertThat(refundOfDay(tills, "2026-01-04").number("points")).isEqualTo(-100);
        assertThat(refundOfDay(tills, "2026-01-04").code()).isEqualTo("refund_exceeds_sale");
        assertThat(refundOfDay(tills, "2026-01-03").code()).isEqualTo("receipt_unknown");
        assertThat(refundOfDay(tills, "2026-01-05").number("points")).isEqualTo(-200);
    }

    private static Reply ofDay(Api tills, long member, String businessDay, long fen) {
        String receipt = shop.receipt(member, "0042", fen).replaceFirst("\\{", "{\"businessDay\":\"" + businessDay + "\",");
        return Reply.of(tills.post("/api/v1/purchases", receipt));
    }

    private static Reply refundOfDay(Api tills, String businessDay) {
        return Reply.of(tills.post("/api/v1/refunds", Map.of("store", "s1", "receipt", "0042", "businessDay", businessDay, "number", Shop.number(),
                "eventAt", shop.now().toString())));
    }
}
