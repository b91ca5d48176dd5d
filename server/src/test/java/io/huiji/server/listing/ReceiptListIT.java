package io.huiji.server.listing;

import static io.huiji.server.listing.Town.NORTH;
import static io.huiji.server.listing.Town.SOUTH;
import static io.huiji.server.listing.Town.all;
import static io.huiji.server.listing.Town.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.Trail;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receipts, refunds and redemptions over all stores, and for a manager over hers. */
class ReceiptListIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.stranger-requests-per-second=10000",
            "--huiji.access.person-requests-per-second=10000", "--huiji.lists.export-rows-max=30");

    @SuppressWarnings("NullAway.Init")
    private static Town town;
    private static Browser finance = new Browser(SERVER);
    private static Browser manager = finance;
    private static Browser cashier = finance;
    private String from = "";

    @BeforeAll
    static void everybody() {
        town = new Town(SERVER);
        People people = new People(SERVER);
        finance = people.signIn(Role.FINANCE).browser();
        manager = people.signIn(Role.MANAGER, NORTH).browser();
        cashier = people.signIn(Role.CASHIER, NORTH).browser();
    }

    @BeforeEach
    void a_while_of_its_own() {
        SERVER.clock().advance(Duration.ofSeconds(5));
        from = "from=" + SERVER.clock().instant();
    }

    @Test
    void receipts_are_found_by_store_time_number_member_channel_and_state() {
        String her = town.member(Town.phone(), "小红", NORTH);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            numbers.add(Town.number());
        }
        town.sell(NORTH, numbers.get(0), her, 3_000, "till");
        town.sell(SOUTH, numbers.get(1), her, 4_000, "app");
        town.sell(NORTH, numbers.get(2), "", 5_000, "till");
        SERVER.clock().advance(Duration.ofSeconds(5));
        String middle = SERVER.clock().instant().toString();
        town.sell(NORTH, numbers.get(3), her, 6_000, "till");
        town.sell(SOUTH, numbers.get(4), her, 7_000, "till");
        town.refund(NORTH, numbers.get(0), Town.number(), 1_000);
        town.refund(SOUTH, numbers.get(1), Town.number(), 4_000);
        Map<String, List<Integer>> expected = Map.ofEntries(Map.entry("", List.of(0, 1, 2, 3, 4)), Map.entry("&store=NORTH", List.of(0, 2, 3)),
                Map.entry("&to=" + middle, List.of(0, 1, 2)), Map.entry("&number=" + numbers.get(2), List.of(2)), Map.entry("&member=" + her, List.of(0, 1, 3, 4)),
                Map.entry("&channel=app", List.of(1)), Map.entry("&member=" + her + "&store=SOUTH&channel=till", List.of(4)), Map.entry("&state=sold", List.of(3, 4)),
                Map.entry("&state=part_refunded", List.of(0)), Map.entry("&state=refunded", List.of(1)), Map.entry("&state=unassigned", List.of(2)),
                Map.entry("&number=" + numbers.get(2) + "&store=SOUTH", List.of()), Map.entry("&number=none", List.of()));
        expected.forEach((filter, which) -> assertThat(set(finance.get("/api/v1/receipts?" + from + filter), "/receipt")).as(filter)
                .containsExactlyInAnyOrderElementsOf(which.stream().map(numbers::get).toList()));
        Answer part = finance.get("/api/v1/receipts?number=" + numbers.get(0));
        assertThat(part.at("/items/0/points")).isEqualTo("30");
        assertThat(part.at("/items/0/clawedBackPoints")).isEqualTo("10");
        assertThat(part.at("/items/0/member/name")).isEqualTo("小红");
        assertThat(part.at("/items/0/member/phone")).contains("****");
        assertThat(finance.get("/api/v1/receipts?state=lost").status()).isEqualTo(400);
    }

    @Test
    void pages_follow_each_other_newest_first_over_the_stores() {
        String her = town.member(Town.phone(), "小橙", NORTH);
        List<String> sold = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sold.add(Town.number());
            town.sell(i % 2 == 0 ? NORTH : SOUTH, sold.getLast(), her, 1_000, "till");
            SERVER.clock().advance(Duration.ofMillis(i % 3));
        }
        List<List<String>> orders = new ArrayList<>();
        for (String filter : List.of("", "&channel=till", "&member=" + her)) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                Answer page = finance.get("/api/v1/receipts?limit=3&" + from + filter + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                seen.addAll(all(page, "/receipt"));
                cursor = page.at("/next");
            } while (!cursor.isEmpty());
            assertThat(seen).as(filter).containsExactlyInAnyOrderElementsOf(sold);
            assertThat(seen.getLast()).isIn(sold.get(0), sold.get(1));
            orders.add(seen);
        }
        assertThat(orders.get(1)).as("by channel in the same order, in two stores at one moment too").isEqualTo(orders.get(0));
    }

    @Test
    void a_receipt_shows_its_lines_its_points_and_why_and_each_refund_with_its_own_why() {
        String her = town.member(Town.phone(), "小黄", NORTH);
        String receipt = Town.number();
        String refund = Town.number();
        town.sell(NORTH, receipt, her, 8_000, "till");
        town.refund(NORTH, receipt, refund, 2_000);
        String id = finance.get("/api/v1/receipts?number=" + receipt).at("/items/0/receiptId");
        Answer shown = finance.get("/api/v1/receipts/" + id);
        assertThat(shown.at("/receipt")).isEqualTo(receipt);
        assertThat(shown.at("/lines/0/amountFen")).isEqualTo("8000");
        assertThat(shown.at("/lines/0/refundedFen")).isEqualTo("2000");
        assertThat(shown.at("/points")).isEqualTo("80");
        assertThat(shown.at("/explanation/0/zh")).isNotEmpty();
        assertThat(shown.at("/refunds/0/refund")).isEqualTo(refund);
        assertThat(shown.at("/refunds/0/clawedBackPoints")).isEqualTo("20");
        assertThat(shown.at("/refunds/0/explanation/0/en")).isNotEmpty();
        assertThat(finance.get("/api/v1/receipts/nothing").at("/code")).isEqualTo("receipt_unknown");
        assertThat(finance.get("/api/v1/receipts/!!").at("/code")).isEqualTo("receipt_unknown");
    }

    @Test
    void a_manager_sees_her_stores_and_no_other() {
        String her = town.member(Town.phone(), "小绿", NORTH);
        String hers = Town.number();
        String others = Town.number();
        town.sell(NORTH, hers, her, 3_000, "till");
        town.sell(SOUTH, others, her, 3_000, "till");
        town.refund(SOUTH, others, Town.number(), 1_000);
        redeem(SOUTH, her);
        String othersId = finance.get("/api/v1/receipts?number=" + others).at("/items/0/receiptId");
        assertThat(set(manager.get("/api/v1/receipts?" + from), "/receipt")).containsExactly(hers);
        assertThat(set(manager.get("/api/v1/receipts?member=" + her), "/receipt")).containsExactly(hers);
        assertThat(set(manager.get("/api/v1/receipts?number=" + others), "/receipt")).isEmpty();
        assertThat(manager.get("/api/v1/receipts?store=SOUTH").at("/code")).isEqualTo("store_not_allowed");
        assertThat(manager.get("/api/v1/receipts/" + othersId).at("/code")).isEqualTo("store_not_allowed");
        assertThat(set(manager.get("/api/v1/refunds?" + from), "/refund")).isEmpty();
        assertThat(set(manager.get("/api/v1/redemptions?" + from), "/decisionId")).isEmpty();
        assertThat(manager.get("/api/v1/receipts.csv?" + from).text()).contains(hers).doesNotContain(others);
        for (String path : List.of("/api/v1/receipts", "/api/v1/refunds", "/api/v1/redemptions", "/api/v1/receipts.csv")) {
            assertThat(cashier.get(path).at("/code")).as(path).isEqualTo("forbidden");
        }
    }

    @Test
    void refunds_name_their_sale_and_are_found_by_either_number() {
        String her = town.member(Town.phone(), "小青", NORTH);
        String receipt = Town.number();
        String unassigned = Town.number();
        String refund = Town.number();
        town.sell(NORTH, receipt, her, 3_000, "till");
        town.sell(NORTH, unassigned, "", 3_000, "till");
        town.refund(NORTH, receipt, refund, 1_000);
        town.refund(NORTH, unassigned, Town.number(), 1_000);
        assertThat(all(manager.get("/api/v1/refunds?" + from), "/receipt")).containsExactlyInAnyOrder(receipt, unassigned);
        for (String number : List.of(receipt, refund)) {
            Answer found = finance.get("/api/v1/refunds?number=" + number);
            assertThat(all(found, "/refund")).containsExactly(refund);
            assertThat(found.at("/items/0/clawedBackPoints")).isEqualTo("10");
            assertThat(found.at("/items/0/amountFen")).isEqualTo("1000");
        }
        assertThat(all(finance.get("/api/v1/refunds?member=" + her), "/refund")).containsExactly(refund);
        assertThat(finance.get("/api/v1/refunds.csv?number=" + refund).text()).contains("," + refund + ",").contains(",10.00,10,");
    }

    @Test
    void a_redemption_says_what_became_of_it_and_is_undone_from_the_list() {
        String her = town.member(Town.phone(), "小蓝", NORTH);
        town.sell(NORTH, Town.number(), her, 100_000, "till");
        String redeemed = redeem(NORTH, her);
        String reversed = redeem(NORTH, her);
        String held = hold(her);
        String voided = hold(her);
        String captured = hold(her);
        String givenBack = hold(her);
        String expired = hold(her);
        assertThat(manager.post("/api/v1/redemptions/" + reversed + "/reversal", Map.of("store", NORTH)).status()).isEqualTo(200);
        assertThat(manager.post("/api/v1/holds/" + voided + "/void", Map.of("store", NORTH)).status()).isEqualTo(200);
        for (String hold : List.of(captured, givenBack)) {
            assertThat(manager.post("/api/v1/holds/" + hold + "/capture", Map.of("store", NORTH, "points", "6")).status()).isEqualTo(200);
        }
        String capture = finance.get("/api/v1/redemptions?state=captured&member=" + her).at("/items/0/redemptionId");
        assertThat(capture).isNotEmpty();
        String restored = only(her, "captured", givenBack);
        assertThat(manager.post("/api/v1/redemptions/" + restored + "/reversal", Map.of("store", NORTH)).status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofMinutes(20));
        String late = hold(her);
        Map<String, List<String>> expected = Map.of("redeemed", List.of(redeemed), "reversed", List.of(reversed, givenBack), "voided", List.of(voided), "captured", List.of(captured),
                "held", List.of(late), "expired", List.of(held, expired));
        expected.forEach((state, ids) -> assertThat(set(finance.get("/api/v1/redemptions?member=" + her + "&state=" + state), "/decisionId")).as(state)
                .containsExactlyInAnyOrderElementsOf(ids));
        assertThat(finance.get("/api/v1/redemptions?state=captured&member=" + her).at("/items/0/capturedPoints")).isEqualTo("6");
        assertThat(all(finance.get("/api/v1/redemptions?member=" + her), "/decisionId")).hasSize(8);
        assertThat(finance.get("/api/v1/redemptions.csv?member=" + her).text().lines()).hasSize(9);
    }

    @Test
    void a_file_is_noted_safe_and_whole_or_refused() {
        String her = town.member(Town.phone(), "小紫", NORTH);
        town.sell(NORTH, "=1+1-" + Town.number(), her, 1_234, "till");
        Answer file = finance.get("/api/v1/receipts.csv?" + from + "&store=NORTH");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.text()).contains(",'=1+1-").contains(",12.34,0.00,12,0," + her);
        for (int i = 0; i < 30; i++) {
            town.sell(NORTH, Town.number(), her, 100, "till");
        }
        Answer refused = finance.get("/api/v1/receipts.csv?" + from);
        assertThat(refused.at("/code")).isEqualTo("too_many_rows");
        SERVER.bean(Trail.class).flush();
        assertThat(town.operator.get("/api/v1/members/" + her).status()).isEqualTo(200);
        assertThat(SERVER.jdbc().sql("select count(*) from access.trail where action = 'receipts.export' and detail like 'rows=1 store=NORTH%'").query(Long.class).single())
                .isEqualTo(1);
    }

    private String only(String memberId, String state, String hold) {
        Answer page = finance.get("/api/v1/redemptions?member=" + memberId + "&state=" + state);
        int at = all(page, "/decisionId").indexOf(hold);
        return page.at("/items/" + at + "/redemptionId");
    }

    private static String redeem(String store, String memberId) {
        return town.operator.post("/api/v1/redemptions", Map.of("store", store, "member", Map.of("memberId", memberId), "points", "10")).at("/decisionId");
    }

    private static String hold(String memberId) {
        Answer held = town.operator.post("/api/v1/holds", Map.of("store", NORTH, "member", Map.of("memberId", memberId), "points", "10"));
        assertThat(held.status()).as(held.text()).isEqualTo(200);
        return held.at("/hold/holdId");
    }
}
