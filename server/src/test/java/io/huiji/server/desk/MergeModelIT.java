package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random purchases, redemptions, reversals, refunds, merges and unmerges of a few people: whatever the order, points neither appear nor vanish, a sale is never
 * refunded twice, a merge undone at once leaves no trace, and the audit finds nothing. {@code -Dhuiji.merge.seed=…} plays a game again.
 */
@Tag("T1")
@Tag("X2")
@Tag("I16")
class MergeModelIT {

    private static final int RECORDS = 5;
    private static final int STEPS = Integer.getInteger("huiji.merge.steps", 400);
    private static final Set<String> MERGE_REFUSALS = Set.of("", "member_merged", "hold_open");

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    private final List<Long> records = new ArrayList<>();
    private final Map<String, Long> sales = new HashMap<>();
    private final List<String> redemptions = new ArrayList<>();
    private final List<Reply> merges = new ArrayList<>();
    private long expected;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "mm");
        Reply draft = shop.post("/programmes", """
                {"code":"mm","name":{"zh":"模型"},"earning":{"base":{"points":1,"perFen":100},"pendingDays":1},"expiry":{"kind":"none"},
                 "tiers":{"measure":"spend","window":{"kind":"rolling","days":30},"downgrade":{"to":"qualified","inactivityDays":20},
                          "ladder":[{"code":"basic","name":{"zh":"普卡"},"threshold":0},{"code":"silver","name":{"zh":"银卡"},"threshold":60000}]}}""");
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        assertThat(shop.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
    }

    @Test
    void points_neither_appear_nor_vanish_whatever_the_order() {
        long seed = Long.getLong("huiji.merge.seed", System.nanoTime());
        System.out.println("merge test: -Dhuiji.merge.seed=" + seed + " -Dhuiji.merge.steps=" + STEPS);
        Random random = new Random(seed);
        for (int i = 0; i < RECORDS; i++) {
            records.add(shop.member());
        }
        for (int step = 0; step < STEPS; step++) {
            String done = "";
            try {
                SERVER.clock().advance(Duration.ofMinutes(random.nextInt(600)));
                done = step(random, records.get(random.nextInt(RECORDS)));
                assertThat(sum()).isEqualTo(expected);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("again with -Dhuiji.merge.seed=" + seed + ", step " + step + ": " + done, failure);
            }
        }
        BooksAgree.check(SERVER.jdbc(), "after the game " + seed);
        Couple.audited(SERVER);
    }

    private String step(Random random, long member) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> buy(random, member);
            case 4, 5 -> refund(random);
            case 6, 7 -> redeem(random, member);
            case 8 -> reverse(random);
            case 9, 10 -> merge(random, member);
            default -> undo(random);
        };
    }

    private String buy(Random random, long member) {
        String number = Shop.number();
        long fen = 100L * (1 + random.nextInt(300));
        Reply reply = shop.buy(member, number, fen);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        expected += reply.number("points");
        sales.put(number, fen);
        return "buy " + fen;
    }

    private String refund(Random random) {
        if (sales.isEmpty()) {
            return "nothing";
        }
        String number = sales.keySet().stream().sorted().skip(random.nextInt(sales.size())).findFirst().orElseThrow();
        long left = sales.getOrDefault(number, 0L);
        long fen = 100L * (1 + random.nextInt(200));
        Reply reply = shop.refund(number, Shop.number(), fen);
        assertThat(reply.code()).as(reply.body().toString()).isEqualTo(fen <= left ? "" : "refund_exceeds_sale");
        if (fen <= left) {
            assertThat(reply.number("points")).isEqualTo(-fen / 100);
            expected += reply.number("points");
            sales.put(number, left - fen);
        }
        return "refund " + fen;
    }

    private String redeem(Random random, long member) {
        Reply reply = shop.redeem(member, 1 + random.nextInt(200));
        assertThat(reply.code()).isIn("", "points_insufficient");
        if (reply.code().isEmpty()) {
            expected += reply.number("points");
            redemptions.add(reply.text("decisionId"));
        }
        return "redeem";
    }

    private String reverse(Random random) {
        if (redemptions.isEmpty()) {
            return "nothing";
        }
        String redemption = redemptions.remove(random.nextInt(redemptions.size()));
        Reply reply = shop.close("/redemptions/" + redemption + "/reversal");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        expected += reply.number("points");
        assertThat(shop.close("/redemptions/" + redemption + "/reversal").code()).isEqualTo("already_reversed");
        return "reverse";
    }

    private String merge(Random random, long member) {
        long into = records.get(random.nextInt(RECORDS));
        if (into == member || random.nextInt(3) == 0) {
            return undoneAtOnce(member, into);
        }
        Reply reply = shop.post("/merges", Couple.pair(member, into, ",\"reason\":\"同一人\""));
        assertThat(reply.code()).as(reply.body().toString()).isIn(MERGE_REFUSALS);
        if (reply.code().isEmpty()) {
            merges.add(reply);
        }
        return "merge " + member + " into " + into;
    }

    private String undoneAtOnce(long member, long into) {
        if (into == member) {
            return "nothing";
        }
        List<String> before = lots(List.of(member, into));
        Reply reply = shop.post("/merges", Couple.pair(member, into, ",\"reason\":\"同一人\""));
        if (reply.code().isEmpty()) {
            assertThat(shop.post("/merges/" + reply.text("mergeId") + "/undo", "{\"reason\":\"认错了\"}").status()).isEqualTo(200);
            assertThat(lots(List.of(member, into))).isEqualTo(before);
        }
        return "merge and undo";
    }

    private static List<String> lots(List<Long> members) {
        return members.stream().map(member -> shop.get("/members/" + member + "/lots").body() + " " + shop.balance(member).text("debt") + " "
                + shop.balance(member).text("tier")).toList();
    }

    private String undo(Random random) {
        if (merges.isEmpty()) {
            return "nothing";
        }
        Reply merge = merges.get(random.nextInt(merges.size()));
        Reply preview = shop.post("/merges/" + merge.text("mergeId") + "/undo/preview", "");
        Reply undone = shop.post("/merges/" + merge.text("mergeId") + "/undo", "{\"reason\":\"认错了\"}");
        assertThat(undone.code()).as(undone.body().toString()).isIn("", "member_merged", "already_unmerged", "hold_open", "merge_too_old");
        if (undone.code().isEmpty()) {
            assertThat(undone.body().at("/undone/points").asString()).isEqualTo(preview.text("returnedPoints"));
            merges.remove(merge);
        }
        return "undo";
    }

    private long sum() {
        return SERVER.jdbc().sql("select sum(spendable + pending + held - debt) from ledger.account where member_id = any (?::bigint[])")
                .param(records.stream().mapToLong(Long::longValue).toArray()).query(Long.class).single();
    }
}
