package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 64 threads behind one barrier, half at each of two instances on one database; the sums are checked, not the status codes. */
@Tag("T2")
@Tag("vector-i")
class RacesIT {

    private static TestDatabase database;
    private static TestServer one;
    private static TestServer two;
    private static List<Shop> shops;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
        MutableClock clock = MutableClock.atNoonInShanghai();
        one = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
        two = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
        shops = List.of(new Shop(one, "race-1"), new Shop(two, "race-2"));
    }

    @AfterAll
    static void close() {
        two.close();
        one.close();
        database.close();
    }

    @Test
    @Tag("X1")
    void the_last_points_are_spent_once() throws Exception {
        long member = shops.getFirst().member();
        shops.getFirst().buy(member, Shop.number(), 50_000);
        List<Reply> replies = Race.run(i -> () -> shop(i).redeem(member, 500));
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.code().equals("points_insufficient")).hasSize(Race.THREADS - 1);
        assertThat(shops.getLast().balance(member).number("spendable")).isZero();
        assertThat(entries(member, "redeemed")).isEqualTo(500);
    }

    @Test
    @Tag("H1")
    void one_receipt_posted_by_everybody_earns_once() throws Exception {
        long member = shops.getFirst().member();
        String number = Shop.number();
        Shop first = shops.getFirst();
        String body = first.receipt(member, number, 10_000);
        List<Reply> replies = Race.run(i -> () -> shop(i).post("/purchases", body));
        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies).extracting(reply -> reply.text("decisionId")).containsOnly(replies.getFirst().text("decisionId"));
        assertThat(first.balance(member).number("spendable")).isEqualTo(100);
        assertThat(entries(member, "issued")).isEqualTo(-100);
    }

    @Test
    @Tag("E24")
    void a_receipt_of_nobody_is_credited_to_one_of_those_who_claim_it() throws Exception {
        String number = Shop.number();
        Shop first = shops.getFirst();
        first.post("/purchases", """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s","lines":[{"no":1,"quantity":1,"amountFen":"9900"}]}"""
                .formatted(first.store, number, first.now()));
        List<Long> members = IntStream.range(0, Race.THREADS).mapToObj(i -> first.member()).toList();
        List<Reply> replies = Race.run(i -> () -> shop(i).post("/late-credits",
                "{\"store\":\"%s\",\"receipt\":\"%s\",\"member\":{\"memberId\":\"%d\"}}".formatted(first.store, number, members.get(i))));
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> List.of("already_credited", "in_flight").contains(reply.code())).hasSize(Race.THREADS - 1);
        assertThat(members.stream().mapToLong(member -> first.balance(member).number("spendable")).sum()).isEqualTo(99);
    }

    @Test
    void one_key_sent_by_everybody_is_done_once() throws Exception {
        long member = shops.getFirst().member();
        shops.getFirst().buy(member, Shop.number(), 100_000);
        String body = "{\"store\":\"race-1\",\"member\":{\"memberId\":\"" + member + "\"},\"points\":\"10\"}";
        List<Reply> replies = Race.run(i -> () -> shop(i).post("/redemptions", "one-key-" + member, body));
        assertThat(replies).allMatch(reply -> reply.status() == 200 || reply.code().equals("in_flight"));
        assertThat(shops.getFirst().balance(member).number("spendable")).isEqualTo(990);
    }

    @Test
    void refunds_of_one_sale_never_take_more_than_it_gave() throws Exception {
        long member = shops.getFirst().member();
        String number = Shop.number();
        shops.getFirst().buy(member, number, 9_999);
        List<Reply> replies = Race.run(i -> () -> shops.get(i % 2).refundAt(shops.getFirst().store, number, 1_000));
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(9);
        assertThat(replies).filteredOn(reply -> reply.code().equals("refund_exceeds_sale")).hasSize(Race.THREADS - 9);
        assertThat(shops.getFirst().balance(member).number("spendable")).isEqualTo(9);
    }

    @Test
    void purchases_of_one_member_all_count() throws Exception {
        long member = shops.getFirst().member();
        List<Reply> replies = Race.run(i -> () -> shop(i).buy(member, Shop.number(), 1_000));
        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(shops.getLast().balance(member).number("spendable")).isEqualTo(10L * Race.THREADS);
        assertThat(database.jdbc().sql("select sum(remaining) from ledger.lot where member_id = ?").param(member).query(Long.class).single())
                .isEqualTo(10L * Race.THREADS);
    }

    private static Shop shop(int i) {
        return shops.get(i % shops.size());
    }

    private static long entries(long member, String account) {
        return database.jdbc().sql("select coalesce(sum(amount), 0) from ledger.entry where member_id = ? and account = ?")
                .param(member).param(account).query(Long.class).single();
    }
}
