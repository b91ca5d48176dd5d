package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Where earning ends, and by which version it goes: caps, budgets, a store's own rules, activities, refunds and late receipts. Each test has an era of its own. */
class EarningLimitsIT {

    private static final String A_YUAN = "'base':{'points':1,'perFen':100}";
    private static final String A_DAY = "'caps':[{'code':'daily','name':{'zh':'每日封顶'},'per':'day','points':500,'counts':'%s'}]";

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;
    private static Shop branch;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "head");
        branch = new Shop(SERVER, "branch");
    }

    @Test
    @Tag("E19")
    void five_hundred_a_day_is_three_hundred_and_two_hundred_and_a_refund_gives_no_room_back() {
        Era era = earning("2030-01-01T10:00:00", A_YUAN + "," + A_DAY.formatted("granted"));
        long member = shop.member();
        String first = Shop.number();
        assertThat(shop.buy(member, first, 30_000).number("points")).isEqualTo(300);
        earns(shop, member, 200, 30_000);
        assertThat(Told.newest(shop, member)).contains("每日封顶：已达单日上限（500分），少得100分。");
        assertThat(shop.refundAll(first).number("points")).isEqualTo(-300);
        assertThat(era.redeemable(member)).isEqualTo(200);
        era.at("2030-01-01T23:59:59.999");
        assertThat(Told.by(earns(shop, member, 0, 30_000))).contains("每日封顶：已达单日上限（500分），少得300分。");
        assertThat(era.redeemable(member)).isEqualTo(200);
        era.at("2030-01-02T00:00:00");
        earns(shop, member, 300, 30_000);
    }

    @Test
    @Tag("E19")
    void where_the_programme_counts_net_a_refund_gives_its_room_back() {
        earning("2030-02-01T10:00:00", A_YUAN + "," + A_DAY.formatted("net"));
        long member = shop.member();
        String first = Shop.number();
        shop.buy(member, first, 30_000);
        earns(shop, member, 200, 30_000);
        shop.refundAll(first);
        earns(shop, member, 300, 30_000);
        earns(shop, member, 0, 100);
    }

    @Test
    @Tag("E19")
    void a_week_and_a_month_have_limits_of_their_own() {
        Era era = earning("2030-03-01T10:00:00", A_YUAN + ",'caps':[{'code':'w','name':{'zh':'周封顶'},'per':'week','points':100},"
                + "{'code':'m','name':{'zh':'月封顶'},'per':'month','points':150}]");
        long member = shop.member();
        era.at("2030-03-03T23:59:59.999");
        earns(shop, member, 100, 12_000);
        assertThat(Told.newest(shop, member)).contains("周封顶：已达每周上限（100分），少得20分。");
        era.at("2030-03-04T00:00:00");
        earns(shop, member, 50, 12_000);
        assertThat(Told.newest(shop, member)).contains("月封顶：已达每月上限（150分），少得50分。");
        era.at("2030-04-01T00:00:00");
        earns(shop, member, 100, 12_000);
    }

    @Test
    @Tag("E19")
    @Tag("C8")
    void a_campaign_gives_what_its_budget_has_left_and_then_only_the_base() {
        earning("2030-05-01T10:00:00", A_YUAN + ",'budgets':[{'code':'spring','name':{'zh':'春季预算'},'points':130}],'rules':["
                + "{'code':'spring','name':{'zh':'春季双倍'},'effect':{'multiplier':'2'},'budget':'spring'}]");
        long member = shop.member();
        earns(shop, member, 200, 10_000);
        earns(branch, branch.member(), 130, 10_000);
        earns(shop, member, 100, 10_000);
        assertThat(Told.newest(shop, member)).contains("春季预算：活动预算已用完，少得100分。");
    }

    @Test
    @Tag("E20")
    void a_store_has_a_rule_a_limit_and_an_exclusion_of_its_own_beside_the_chains() {
        earning("2030-06-01T10:00:00", A_YUAN + ",'excluded':{'stores':['staff-shop']},"
                + "'rules':[{'code':'branch','name':{'zh':'分店双倍'},'when':{'stores':['branch']},'effect':{'multiplier':'2'}}],"
                + "'caps':[{'code':'branch-day','name':{'zh':'分店封顶'},'per':'day','points':250,'stores':['branch']}]");
        long member = shop.member();
        earns(shop, member, 100, 10_000);
        assertThat(Told.newest(shop, member)).contains("分店双倍：本店不参与。");
        earns(branch, member, 200, 10_000);
        earns(branch, member, 50, 10_000);
        assertThat(Told.newest(shop, member)).contains("分店封顶：已达单日上限（250分），少得150分。");
        earns(shop, member, 100, 10_000);
        assertThat(Told.by(earns(new Shop(SERVER, "staff-shop"), member, 0, 10_000))).contains("第1行¥100：本店不参与积分。");
    }

    @Test
    @Tag("E23")
    void an_appointment_kept_gives_its_points_once_for_each_reference() {
        Era.with(SERVER, shop, "2030-07-01T10:00:00+08:00",
                "'activities':[{'code':'kept','name':{'zh':'按预约到店'},'points':10}],'earning':{" + A_YUAN + ",'caps':[{'code':'d','name':{'zh':'封顶'},'per':'day','points':25}]}");
        long member = shop.member();
        Reply kept = activity(member, "kept", "A-1");
        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
        assertThat(kept.number("points")).isEqualTo(10);
        assertThat(Told.newest(shop, member)).containsExactly("按预约到店：赠送10分。");
        Reply again = activity(member, "kept", "A-1");
        assertThat(again.repeated()).isTrue();
        assertThat(again.text("decisionId")).isEqualTo(kept.text("decisionId"));
        assertThat(activity(shop.member(), "kept", "A-1").code()).isEqualTo("receipt_conflict");
        Reply unknown = activity(member, "dance", "A-2");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.code()).isEqualTo("activity_unknown");
        assertThat(shop.balance(member).number("redeemable")).isEqualTo(10);
        assertThat(activity(member, "kept", "A-2").number("points")).isEqualTo(10);
        assertThat(activity(member, "kept", "A-3").number("points")).as("the day's cap holds for activities too").isEqualTo(5);
    }

    /** Refused because the programme did not have it: nothing of it stays in the way once it has. */
    @Test
    @Tag("E23")
    void an_activity_that_was_refused_as_unknown_may_be_sent_again_once_it_is_published() {
        earning("2030-08-01T10:00:00", A_YUAN);
        long member = shop.member();
        String key = Shop.number();
        String body = activityBody(member, "late", "L-1");
        assertThat(shop.post("/activities", key, body).code()).isEqualTo("activity_unknown");
        Era.with(SERVER, shop, "2030-08-02T10:00:00+08:00", "'activities':[{'code':'late','name':{'zh':'补登活动'},'points':10}],'earning':{" + A_YUAN + "}");
        assertThat(shop.post("/activities", key, body).code()).as("the same key has the same answer for ever").isEqualTo("activity_unknown");
        assertThat(activity(member, "late", "L-1").number("points")).isEqualTo(10);
    }

    @Test
    @Tag("vector-f")
    void a_refund_takes_back_the_rate_and_the_lot_of_the_sale_whatever_was_published_since() {
        String twelve = "'expiry':{'kind':'months','months':12},";
        Era old = Era.with(SERVER, shop, "2031-01-01T10:00:00+08:00", twelve + "'earning':{" + A_YUAN + ",'rules':[{'code':'d','name':{'zh':'双倍'},'effect':{'multiplier':'2'}}]}");
        long member = shop.member();
        earns(shop, member, 100, 5_000);
        old.at("2031-01-05T10:00:00");
        String sale = Shop.number();
        assertThat(shop.buy(member, sale, 10_000).number("points")).isEqualTo(200);
        Era.with(SERVER, shop, "2031-01-10T10:00:00+08:00", "'expiry':{'kind':'months','months':1},'earning':{'base':{'points':7,'perFen':100}}");
        earns(shop, member, 700, 10_000);
        assertThat(lots(member)).containsExactly("2031-02-10 700 of 700", "2032-01-01 100 of 100", "2032-01-05 200 of 200");
        assertThat(shop.refund(sale, Shop.number(), 5_000).number("points")).isEqualTo(-100);
        assertThat(lots(member)).containsExactly("2031-02-10 700 of 700", "2032-01-01 100 of 100", "2032-01-05 100 of 200");
        assertThat(Told.newest(shop, member)).anyMatch(sentence -> sentence.startsWith("退款¥50，追回100分，这笔消费还保留100分。"));
    }

    @Test
    @Tag("vector-j")
    void a_late_receipt_is_rated_by_the_version_of_its_day_counts_there_and_is_booked_now() {
        String rest = "'caps':[{'code':'d','name':{'zh':'每日封顶'},'per':'day','points':150}]},'expiry':{'kind':'months','months':12},'late':{'eventDays':7}";
        Era.with(SERVER, shop, "2032-03-01T10:00:00+08:00", "'earning':{" + A_YUAN + "," + rest);
        Era now = Era.with(SERVER, shop, "2032-03-10T10:00:00+08:00", "'earning':{'base':{'points':3,'perFen':100}," + rest);
        long member = shop.member();
        now.at("2032-03-12T10:00:00");
        earns(shop, member, 150, 10_000);
        assertThat(at(member, "2032-03-05T10:00:00+08:00").number("points")).as("a point a yuan, as on the 5th").isEqualTo(100);
        JsonNode entry = shop.get("/members/" + member + "/entries").body().at("/items/0");
        assertThat(OffsetDateTime.parse(entry.path("bookedAt").asString()).toInstant()).isEqualTo(shop.now());
        assertThat(lots(member)).contains("2033-03-05 100 of 100");
        assertThat(at(member, "2032-03-05T23:59:59.999+08:00").number("points")).as("what is left of the 5th's cap").isEqualTo(50);
        assertThat(at(member, "2032-03-10T09:59:59.999+08:00").number("points")).as("the last moment of the old version").isEqualTo(100);
        assertThat(at(member, "2032-03-10T10:00:00+08:00").number("points")).as("the first of the new one: 50 of the 10th's cap are left").isEqualTo(50);
        Reply old = at(member, "2032-03-04T23:59:59.999+08:00");
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.code()).isEqualTo("receipt_too_old");
        assertThat(old.body().path("days").asString()).isEqualTo("7");
    }

    /** It is a sale all the same: goods come back, and the till must be able to say so. */
    @Test
    @Tag("vector-j")
    void a_refund_of_a_receipt_that_came_too_late_takes_nothing_and_touches_nothing() {
        Era era = Era.with(SERVER, shop, "2032-05-01T10:00:00+08:00", "'earning':{" + A_YUAN + "},'late':{'eventDays':7},"
                + "'tiers':{'ladder':[{'code':'base','name':{'zh':'普通'}},{'code':'silver','name':{'zh':'银卡'},'threshold':10000}],'measure':'spend','window':{'kind':'lifetime'}}");
        long member = shop.member();
        era.at("2032-05-20T10:00:00");
        earns(shop, member, 100, 10_000);
        assertThat(shop.balance(member).text("tier")).isEqualTo("silver");
        for (long fen : new long[] {10_000, 50}) {
            String late = Shop.number();
            String body = shop.receipt(member, late, fen).replaceFirst("\"eventAt\":\"[^\"]+\"", "\"eventAt\":\"2032-05-02T10:00:00+08:00\"");
            assertThat(shop.post("/purchases", body).code()).isEqualTo("receipt_too_old");
            Reply refund = shop.refundAll(late);
            assertThat(refund.status()).as(refund.body().toString()).isEqualTo(200);
            assertThat(refund.number("points")).isZero();
            assertThat(shop.refundAll(late).code()).isEqualTo("refund_exceeds_sale");
        }
        assertThat(shop.balance(member).number("redeemable")).isEqualTo(100);
        assertThat(shop.balance(member).text("tier")).isEqualTo("silver");
    }

    /** A batch of the lane then holds receipts of several versions, each with windows of its own. */
    @Test
    @Tag("vector-j")
    void late_receipts_that_come_together_each_see_the_whole_window_of_their_own_version() {
        Era plain = earning("2033-01-01T10:00:00", A_YUAN);
        long member = shop.member();
        plain.at("2033-01-10T10:00:00");
        earns(shop, member, 1, 100);
        earns(shop, member, 1, 100);
        earning("2033-02-01T10:00:00", A_YUAN + ",'rules':[{'code':'third','name':{'zh':'第三次双倍'},'when':{'visits':{'every':3,'windowDays':60}},'effect':{'multiplier':'2'}}]");
        earning("2033-03-20T10:00:00", A_YUAN);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(item(shop.member(), "2033-01-31T10:00:00+08:00", 100));
        }
        items.add(item(member, "2033-02-10T10:00:00+08:00", 10_000));
        JsonNode results = shop.post("/purchases/bulk", "{\"items\":[" + String.join(",", items) + "]}").body().at("/results");
        assertThat(results.path(60).path("points").asString()).isEqualTo("200");
    }

    private record Sale(String at, long fen) {}

    @Test
    @Tag("I18")
    void what_a_till_took_off_line_ends_in_the_same_points_in_whatever_order_it_comes() {
        Era era = Era.with(SERVER, shop, "2034-01-01T08:00:00+08:00",
                "'earning':{" + A_YUAN + "," + A_DAY.formatted("granted") + "},'expiry':{'kind':'months','months':12}");
        List<Sale> sales = List.of(new Sale("2034-01-01T09:00:00", 30_000), new Sale("2034-01-01T12:30:00", 15_050), new Sale("2034-01-01T18:00:00", 12_099),
                new Sale("2034-01-01T23:59:59", 8_000), new Sale("2034-01-02T00:00:00", 9_999), new Sale("2034-01-03T10:00:00", 45_000), new Sale("2034-01-03T11:00:00", 20_000));
        long onLine = shop.member();
        for (Sale sale : sales) {
            era.at(sale.at());
            assertThat(shop.buy(onLine, Shop.number(), sale.fen()).status()).isEqualTo(201);
        }
        assertThat(earnedByEnd(onLine)).containsExactly("2035-01-01 500", "2035-01-02 99", "2035-01-03 500");
        era.at("2034-01-03T20:00:00");
        for (int seed = 0; seed < 8; seed++) {
            List<Sale> shuffled = new ArrayList<>(sales);
            Collections.shuffle(shuffled, new Random(seed));
            long offLine = shop.member();
            for (Sale sale : shuffled) {
                assertThat(shop.post("/purchases", receiptAt(offLine, sale.at() + "+08:00", sale.fen())).status()).isEqualTo(201);
            }
            assertThat(earnedByEnd(offLine)).as("as by %s", shuffled).isEqualTo(earnedByEnd(onLine));
        }
    }

    /** The points of all lots that end on a day. */
    private static List<String> earnedByEnd(long member) {
        Map<String, Long> ends = new TreeMap<>();
        for (String lot : lots(member)) {
            ends.merge(lot.substring(0, 10), Long.parseLong(lot.substring(lot.lastIndexOf(' ') + 1)), Long::sum);
        }
        return ends.entrySet().stream().map(end -> end.getKey() + " " + end.getValue()).toList();
    }

    private static String item(long member, String eventAt, long fen) {
        return "{\"purchase\":" + receiptAt(member, eventAt, fen) + "}";
    }

    private static String receiptAt(long member, String eventAt, long fen) {
        return shop.receipt(member, Shop.number(), fen).replaceFirst("\"eventAt\":\"[^\"]+\"", "\"eventAt\":\"" + eventAt + "\"");
    }

    private static Reply at(long member, String eventAt) {
        return shop.post("/purchases", receiptAt(member, eventAt, 10_000));
    }

    private static Era earning(String shanghai, String earning) {
        return Era.with(SERVER, shop, shanghai + "+08:00", "'earning':{" + earning + "}");
    }

    private static Reply earns(Shop at, long member, long points, long fen) {
        Reply bought = at.buy(member, Shop.number(), fen);
        assertThat(bought.status()).as(bought.body().toString()).isEqualTo(201);
        assertThat(bought.number("points")).as(bought.body().toString()).isEqualTo(points);
        return bought;
    }

    private static Reply activity(long member, String activity, String reference) {
        return shop.post("/activities", activityBody(member, activity, reference));
    }

    private static String activityBody(long member, String activity, String reference) {
        return """
                {"member":{"memberId":"%d"},"activity":"%s","reference":"%s","eventAt":"%s","store":"head"}"""
                .formatted(member, activity, reference, shop.now());
    }

    /** First to expire first: the day on which each begins to be gone, and what is left. */
    private static List<String> lots(long member) {
        List<String> lots = new ArrayList<>();
        for (JsonNode lot : shop.get("/members/" + member + "/lots").body()) {
            LocalDate gone = OffsetDateTime.parse(lot.path("expiresAt").asString()).atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate();
            lots.add(gone + " " + lot.path("remaining").asString() + " of " + lot.path("amount").asString());
        }
        return lots;
    }
}
