package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.unassigned.UnassignedReceipts;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E24 over HTTP: receipts that belonged to nobody when they were made. */
@Tag("E24")
class LateCreditIT {

    private static final AtomicInteger PHONES = new AtomicInteger();

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "late");
    }

    /** A receipt of ¥99 of nobody, or of a phone that has not enrolled. */
    private static String kept(String member) {
        String number = Shop.number();
        Reply reply = shop.post("/purchases", """
                {"store":"late","number":"%s","channel":"till","eventAt":"%s",%s"lines":[{"no":1,"quantity":1,"amountFen":"9900"}]}"""
                .formatted(number, shop.now(), member));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return number;
    }

    private static Reply credit(String number, long member) {
        return shop.post("/late-credits", "{\"store\":\"late\",\"receipt\":\"%s\",\"member\":{\"memberId\":\"%d\"}}".formatted(number, member));
    }

    private static String phone() {
        return "136" + (10_000_000 + PHONES.incrementAndGet());
    }

    private static long enrol(String phone) {
        Reply reply = shop.post("/members", "{\"phone\":\"" + phone + "\",\"store\":\"late\"}");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.number("id");
    }

    @Test
    void a_receipt_is_credited_by_its_number_once_and_to_one_member() {
        String number = kept("");
        long member = shop.member();
        Reply credited = credit(number, member);
        assertThat(credited.status()).as(credited.body().toString()).isEqualTo(201);
        assertThat(credited.number("points")).isEqualTo(99);
        Reply again = credit(number, member);
        assertThat(again.repeated()).isTrue();
        assertThat(again.text("decisionId")).isEqualTo(credited.text("decisionId"));
        assertThat(credit(number, shop.member()).code()).isEqualTo("already_credited");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(99);
    }

    @Test
    void a_receipt_that_earned_at_the_till_is_never_credited_again() {
        long member = shop.member();
        String number = Shop.number();
        shop.buy(member, number, 9_900);
        assertThat(credit(number, shop.member()).code()).isEqualTo("already_credited");
        assertThat(credit(number, member).code()).isIn("", "already_credited");
        assertThat(shop.balance(member).number("spendable")).isEqualTo(99);
        assertThat(credit(Shop.number(), member).code()).isEqualTo("receipt_unknown");
    }

    @Test
    void the_days_for_it_are_the_programmes() {
        String inTime = kept("");
        String tooLate = kept("");
        SERVER.clock().advance(Duration.ofDays(30));
        assertThat(credit(inTime, shop.member()).number("points")).isEqualTo(99);
        SERVER.clock().advance(Duration.ofMillis(1));
        Reply refused = credit(tooLate, shop.member());
        assertThat(refused.code()).isEqualTo("receipt_too_old");
        assertThat(refused.body().path("creditDays").asString()).isEqualTo("30");
    }

    @Test
    void what_was_returned_before_is_not_credited() {
        String number = kept("");
        assertThat(shop.refund(number, Shop.number(), 4_000).text("status")).isEqualTo("noted");
        long member = shop.member();
        assertThat(credit(number, member).number("points")).isEqualTo(59);
        assertThat(shop.refundAll(number).number("points")).isEqualTo(-59);
        assertThat(shop.balance(member).number("spendable")).isZero();
    }

    @Test
    void a_receipt_by_phone_is_hers_as_soon_as_she_enrols() {
        String phone = phone();
        String number = kept("\"member\":{\"phone\":\"" + phone + "\"},");
        long member = enrol(phone);
        assertThat(shop.balance(member).number("spendable")).isEqualTo(99);
        Reply entries = shop.get("/members/" + member + "/entries");
        assertThat(entries.body().path("items").path(0).path("reference").asString()).isEqualTo(number);
        assertThat(entries.body().path("items").path(0).path("store").asString()).isEqualTo("late");
        assertThat(credit(number, shop.member()).code()).isEqualTo("already_credited");
    }

    @Test
    void a_receipt_waits_for_one_phone_only() {
        String phone = phone();
        String receipt = """
                {"store":"late","number":"%s","channel":"till","eventAt":"%s","member":{"phone":"%s"},"lines":[{"no":1,"quantity":1,"amountFen":"9900"}]}"""
                .formatted(Shop.number(), shop.now(), phone);
        Reply first = shop.post("/purchases", receipt);
        assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
        Reply again = shop.post("/purchases", receipt);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        Reply another = shop.post("/purchases", receipt.replace(phone, phone()));
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.code()).isEqualTo("receipt_conflict");
        assertThat(shop.balance(enrol(phone)).number("spendable")).isEqualTo(99);
    }

    @Test
    void a_closed_member_gets_nothing_and_the_receipt_stays_for_whoever_it_belongs_to() {
        String number = kept("");
        long closed = enrol(phone());
        assertThat(shop.post("/members/" + closed + "/status", "{\"status\":\"closed\",\"reason\":\"本人注销\"}").status()).isEqualTo(200);
        String body = "{\"store\":\"late\",\"receipt\":\"%s\",\"member\":{\"memberId\":\"%d\"}}".formatted(number, closed);
        Reply refused = shop.post("/late-credits", "key-of-" + closed, body);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("member_unknown");
        assertThat(shop.post("/late-credits", "key-of-" + closed, body).code()).isEqualTo("member_unknown");
        assertThat(credit(number, shop.member()).number("points")).isEqualTo(99);
    }

    @Test
    void an_order_made_before_a_refund_was_noted_is_made_again() {
        String number = kept("");
        Receipts receipts = SERVER.bean(Receipts.class);
        ReceiptRow before = row(receipts, number);
        long member = shop.member();
        shop.refund(number, Shop.number(), 4_000);
        Order.Purchase stale = SERVER.bean(UnassignedReceipts.class).lateCredit(before, WriteKey.of(1, number, number), 1, member);
        assertThat(SERVER.bean(Desk.class).submit(stale, Urgency.TILL).join()).isEqualTo(new Answer.Failed(ProblemCode.IN_FLIGHT, Map.of()));
        assertThat(shop.balance(member).number("spendable")).isZero();
        assertThat(credit(number, member).number("points")).isEqualTo(59);
    }

    private static ReceiptRow row(Receipts receipts, String number) {
        String space = SERVER.jdbc().sql("select space from purchase.receipt where number = ?").param(number).query(String.class).single();
        return receipts.find(new ReceiptNumber(space, number)).orElseThrow();
    }
}
