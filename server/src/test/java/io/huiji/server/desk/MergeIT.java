package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Session;
import io.huiji.server.access.Sessions;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two records of one person become one, and part again. */
@Tag("X2")
@Tag("I16")
class MergeIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "merge");
        Reply draft = shop.post("/programmes", """
                {"code":"merge","name":{"zh":"合并"},"earning":{"base":{"points":1,"perFen":100}},"expiry":{"kind":"months","months":2},
                 "tiers":{"measure":"spend","window":{"kind":"rolling","days":90},"downgrade":{"to":"base","inactivityDays":60},
                          "ladder":[{"code":"basic","name":{"zh":"普卡"},"threshold":0},{"code":"silver","name":{"zh":"银卡"},"threshold":100000}]},
                 "transfer":{"enabled":true,"maxPoints":100000,"maxPointsPerDay":100000,"coolingHours":0}}""");
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        assertThat(shop.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
    }

    @AfterAll
    static void the_books_are_as_they_must_be() {
        Couple.audited(SERVER);
    }

    @Test
    void all_that_one_has_comes_to_the_other_and_every_name_of_hers_leads_there() {
        Couple two = new Couple(shop);
        shop.post("/members/" + two.gone + "/identities", "{\"kind\":\"card\",\"value\":\"MC" + two.gone + "\"}");
        String token = SERVER.bean(Sessions.class).open(Session.Kind.MEMBER, two.gone).token().text();
        shop.buy(two.gone, Shop.number(), 60_000);
        SERVER.clock().advance(Duration.ofDays(1));
        shop.buy(two.stays, Shop.number(), 50_000);
        JsonNode lot = shop.get("/members/" + two.gone + "/lots").body().get(0);

        Reply preview = two.preview();
        assertThat(preview.body().at("/after/spendable").asString()).isEqualTo("1100");
        assertThat(preview.body().at("/after/tier").asString()).isEqualTo("silver");
        assertThat(preview.text("movedPoints")).isEqualTo("600");
        Reply merged = two.merge();
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(201);
        assertThat(merged.text("points")).isEqualTo("600");

        assertThat(shop.balance(two.stays).number("spendable")).isEqualTo(1_100);
        assertThat(shop.balance(two.stays).text("tier")).isEqualTo("silver");
        JsonNode moved = shop.get("/members/" + two.stays + "/lots").body().get(0);
        for (String part : List.of("remaining", "store", "earnedAt", "activeAt", "expiresAt")) {
            assertThat(moved.path(part).asString()).as(part).isEqualTo(lot.path(part).asString());
        }
        for (String name : List.of("\"phone\":\"" + two.phone + "\"", "\"card\":\"MC" + two.gone + "\"", "\"memberId\":\"" + two.gone + "\"")) {
            assertThat(shop.post("/members/lookup", "{\"member\":{" + name + "}}").number("id")).as(name).isEqualTo(two.stays);
        }
        assertThat(shop.get("/members/" + two.gone).text("status")).isEqualTo("merged");
        assertThat(shop.get("/members/" + two.gone).number("mergedInto")).isEqualTo(two.stays);
        assertThat(shop.get("/members/" + two.stays).body().path("identities").size()).isEqualTo(3);
        assertThat(shop.balance(two.gone).code()).isEqualTo("member_merged");
        assertThat(SERVER.bean(Sessions.class).find(token)).isEmpty();
        assertThat(ofMembers(two.stays)).contains(Long.toString(two.gone));
        // an order for her is carried out for the one who answers for her
        Reply bought = shop.buy(two.gone, Shop.number(), 1_000);
        assertThat(bought.status()).as(bought.body().toString()).isEqualTo(201);
        assertThat(bought.number("memberId")).isEqualTo(two.stays);
        assertThat(shop.post("/members", "{\"phone\":\"" + two.phone + "\"}").text("memberId")).isEqualTo(Long.toString(two.stays));
    }

    private static List<String> ofMembers(long member) {
        List<String> members = new ArrayList<>();
        shop.get("/members/" + member + "/entries").body().path("items").forEach(entry -> {
            members.add(entry.path("ofMemberId").asString(""));
            assertThat(entry.path("explanation").size()).as(entry.toString()).isPositive();
        });
        return members;
    }

    @Test
    void a_refund_of_her_receipt_takes_back_exactly_from_what_it_gave() {
        Couple two = new Couple(shop);
        String first = Shop.number();
        shop.buy(two.gone, first, 10_000);
        SERVER.clock().advance(Duration.ofDays(3));
        shop.buy(two.stays, Shop.number(), 5_000);
        Reply before = two.merge();
        assertThat(before.status()).isEqualTo(201);
        assertThat(shop.refund(first, Shop.number(), 4_000).number("points")).isEqualTo(-40);
        // the lot of that very sale gave them, not the other one
        assertThat(remaining(two.stays)).containsExactly("60", "50");
        assertThat(shop.refundAll(first).number("points")).isEqualTo(-60);
        assertThat(remaining(two.stays)).containsExactly("50");
        assertThat(shop.refundAll(first).code()).isEqualTo("refund_exceeds_sale");
        // and undoing the merge gives her days back without what was refunded
        assertThat(two.undo(before).status()).isEqualTo(200);
        assertThat(shop.balance(two.gone).number("spendable")).isZero();
        assertThat(shop.balance(two.stays).number("spendable")).isEqualTo(50);
        assertThat(SERVER.jdbc().sql("select lifetime_spend_fen || '/' || lifetime_visits from standing.standing where member_id = ?").param(two.gone)
                .query(String.class).single()).isEqualTo("0/0");
    }

    private static List<String> remaining(long member) {
        List<String> lots = new ArrayList<>();
        shop.get("/members/" + member + "/lots").body().forEach(lot -> lots.add(lot.path("remaining").asString()));
        return lots;
    }

    @Test
    void a_reversal_of_her_redemption_comes_back_once_with_the_old_life() {
        Couple two = new Couple(shop);
        shop.buy(two.gone, Shop.number(), 10_000);
        String redemption = shop.redeem(two.gone, 80).text("decisionId");
        Reply merged = two.merge();
        Reply reversed = shop.close("/redemptions/" + redemption + "/reversal");
        assertThat(reversed.number("points")).isEqualTo(80);
        assertThat(reversed.number("memberId")).isEqualTo(two.stays);
        assertThat(shop.balance(two.stays).number("spendable")).isEqualTo(100);
        assertThat(shop.close("/redemptions/" + redemption + "/reversal").code()).isEqualTo("already_reversed");
        assertThat(two.undo(merged).text("mergeId")).isNotEmpty();
        assertThat(shop.balance(two.gone).number("spendable")).isEqualTo(100);
        assertThat(remaining(two.gone)).containsExactly("100");
        assertThat(shop.close("/redemptions/" + redemption + "/reversal").code()).isEqualTo("already_reversed");
    }

    /** Fen earned and points spent by each before the sale is refunded, so that one of them owes. */
    @ParameterizedTest
    @CsvSource({"10000, 0, 20000, 0", "10000, 60, 20000, 0", "20000, 0, 10000, 70", "10000, 100, 10000, 100", "150000, 10, 3000, 30"})
    void an_unmerge_right_after_the_merge_leaves_both_as_they_were(long goneFen, long goneSpends, long staysFen, long staysSpends) {
        Couple two = new Couple(shop);
        spendAndOwe(two.gone, goneFen, goneSpends);
        spendAndOwe(two.stays, staysFen, staysSpends);
        String books = two.books();
        String totals = two.totals(SERVER);
        Reply merged = two.merge();
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(201);
        Reply preview = two.undoPreview(merged);
        assertThat(preview.text("keptPoints")).isEqualTo("0");
        Reply undone = two.undo(merged);
        assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
        assertThat(two.books()).isEqualTo(books);
        assertThat(two.totals(SERVER)).isEqualTo(totals);
    }

    private static void spendAndOwe(long member, long fen, long spends) {
        String sale = Shop.number();
        shop.buy(member, sale, fen);
        if (spends > 0) {
            shop.redeem(member, spends);
            shop.refundAll(sale);
        }
    }

    @Test
    void what_was_spent_since_is_told_and_stays_spent() {
        Couple two = new Couple(shop);
        shop.buy(two.gone, Shop.number(), 10_000);
        Reply merged = two.merge();
        shop.redeem(two.stays, 30);
        shop.buy(two.stays, Shop.number(), 2_000);
        Reply preview = two.undoPreview(merged);
        assertThat(preview.text("returnedPoints") + " " + preview.text("keptPoints")).isEqualTo("70 30");
        assertThat(preview.body().path("told").toString()).contains("30 points were spent", "1 purchases since the merge");
        assertThat(two.undo(merged).body().at("/undone/points").asString()).isEqualTo("70");
        assertThat(shop.balance(two.gone).number("spendable")).isEqualTo(70);
        assertThat(shop.balance(two.stays).number("spendable")).isEqualTo(20);
        assertThat(two.undo(merged).code()).isEqualTo("already_unmerged");
        assertThat(shop.post("/members/lookup", "{\"member\":{\"phone\":\"" + two.phone + "\"}}").number("id")).isEqualTo(two.gone);
        assertThat(shop.get("/members/" + two.gone).text("status")).isEqualTo("active");
    }

    @Test
    void after_thirty_days_it_is_too_late_to_undo_and_the_preview_says_so() {
        Couple two = new Couple(shop);
        shop.buy(two.gone, Shop.number(), 10_000);
        Reply merged = two.merge();
        SERVER.clock().advance(Duration.ofDays(31));
        assertThat(two.undo(merged).code()).isEqualTo("merge_too_old");
        assertThat(two.undoPreview(merged).body().at("/obstacle/code").asString()).isEqualTo("merge_too_old");
    }

    @Test
    void a_chain_leads_to_its_end_and_comes_apart_from_there() {
        Couple two = new Couple(shop);
        Couple others = new Couple(shop);
        shop.buy(two.gone, Shop.number(), 10_000);
        Reply first = two.merge();
        Reply second = two.merge(two.stays, others.stays);
        assertThat(second.status()).as(second.body().toString()).isEqualTo(201);
        assertThat(shop.post("/members/lookup", "{\"member\":{\"phone\":\"" + two.phone + "\"}}").number("id")).isEqualTo(others.stays);
        assertThat(shop.balance(others.stays).number("spendable")).isEqualTo(100);
        assertThat(two.undo(first).code()).isEqualTo("member_merged");
        assertThat(two.undo(second).status()).isEqualTo(200);
        assertThat(shop.post("/members/lookup", "{\"member\":{\"phone\":\"" + two.phone + "\"}}").number("id")).isEqualTo(two.stays);
        assertThat(two.undo(first).status()).isEqualTo(200);
        assertThat(shop.balance(two.gone).number("spendable")).isEqualTo(100);
    }

    @Test
    void what_cannot_be_merged_is_refused_with_the_reason() {
        Couple two = new Couple(shop);
        assertThat(two.merge(two.gone, two.gone).code()).isEqualTo("merge_to_self");
        assertThat(two.merge(two.gone, 999).code()).isEqualTo("member_unknown");
        shop.buy(two.gone, Shop.number(), 10_000);
        String hold = shop.reserve(two.gone, 10).body().path("hold").path("holdId").asString();
        assertThat(two.preview().body().at("/obstacle/code").asString()).isEqualTo("hold_open");
        assertThat(two.merge().code()).isEqualTo("hold_open");
        shop.close("/holds/" + hold + "/void");
        status(two.stays, "frozen");
        assertThat(two.merge().code()).isEqualTo("member_frozen");
        status(two.stays, "active");
        status(two.gone, "frozen");
        assertThat(two.merge().code()).isEqualTo("member_frozen");
        status(two.gone, "active");
        Reply merged = two.merge();
        Couple others = new Couple(shop);
        assertThat(two.merge(others.gone, two.gone).code()).isEqualTo("member_merged");
        assertThat(two.merge(two.gone, others.gone).text("survivorId")).isEqualTo(Long.toString(two.stays));
        assertThat(shop.post("/members/" + two.gone + "/status", "{\"status\":\"frozen\",\"reason\":\"核实\"}").code()).isEqualTo("state_conflict");
        assertThat(shop.post("/members/" + others.gone + "/status", "{\"status\":\"merged\",\"reason\":\"核实\"}").status()).isEqualTo(400);
        shop.reserve(two.stays, 10);
        assertThat(two.undo(merged).code()).isEqualTo("hold_open");
        status(others.gone, "closed");
        assertThat(two.merge(others.gone, two.stays).code()).isEqualTo("member_unknown");
    }

    private static void status(long member, String to) {
        assertThat(shop.post("/members/" + member + "/status", "{\"status\":\"" + to + "\",\"reason\":\"核实\"}").status()).isEqualTo(200);
    }

    @Test
    void the_same_key_merges_once_even_by_a_phone_that_leads_elsewhere_by_then() {
        Couple two = new Couple(shop);
        String body = "{\"gone\":{\"phone\":\"" + two.phone + "\"},\"survivor\":{\"memberId\":\"" + two.stays + "\"},\"reason\":\"同一人\"}";
        Reply first = shop.post("/merges", "merge-" + two.gone, body);
        Reply again = shop.post("/merges", "merge-" + two.gone, body);
        assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
        assertThat(again.repeated()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Api.operator(SERVER).get("/api/v1/merges?limit=1").at("/items/0/mergeId")).isEqualTo(first.text("mergeId"));
    }
}
