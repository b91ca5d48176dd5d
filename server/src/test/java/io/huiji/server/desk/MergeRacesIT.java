package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Merges that meet other orders, at two instances on one database. Afterwards the audit finds nothing. */
@Tag("X2")
@Tag("T2")
class MergeRacesIT {

    private static final int ROUNDS = 12;

    private static TestDatabase database;
    private static TestServer one;
    private static TestServer two;
    private static Shop here;
    private static Shop there;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
        MutableClock clock = MutableClock.atNoonInShanghai();
        one = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
        two = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
        here = new Shop(one, "mrace-1");
        there = new Shop(two, "mrace-2");
    }

    @AfterAll
    static void close() {
        try {
            Couple.audited(one);
        } finally {
            two.close();
            one.close();
            database.close();
        }
    }

    @Test
    void a_purchase_of_the_one_who_goes_counts_whichever_comes_first() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Couple couple = new Couple(here);
            here.buy(couple.gone, Shop.number(), 10_000);
            List<Reply> replies = both(couple::merge, () -> there.buy(couple.gone, Shop.number(), 5_000));
            assertThat(replies).allMatch(reply -> reply.status() == 201);
            assertThat(here.balance(couple.stays).number("spendable")).isEqualTo(150);
        }
    }

    @Test
    void the_last_points_are_spent_once_while_they_move() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Couple couple = new Couple(here);
            here.buy(couple.gone, Shop.number(), 10_000);
            List<Reply> replies = both(couple::merge, () -> there.redeem(couple.gone, 100));
            assertThat(replies).allMatch(reply -> reply.status() < 300);
            assertThat(here.balance(couple.stays).number("spendable")).isZero();
        }
    }

    @Test
    void of_two_merges_in_opposite_directions_one_is_done() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Couple couple = new Couple(here);
            here.buy(couple.gone, Shop.number(), 10_000);
            List<Reply> replies = both(couple::merge, () -> there.post("/merges", Couple.pair(couple.stays, couple.gone, ",\"reason\":\"同一人\"")));
            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.code().equals("member_merged")).hasSize(1);
            long stays = here.get("/members/" + couple.gone).text("status").equals("merged") ? couple.stays : couple.gone;
            assertThat(there.balance(stays).number("spendable")).isEqualTo(100);
        }
    }

    @Test
    void a_merge_asked_for_twice_is_done_once_and_so_is_its_undoing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Couple couple = new Couple(here);
            here.buy(couple.gone, Shop.number(), 10_000);
            List<Reply> merges = both(couple::merge, () -> there.post("/merges", Couple.pair(couple.gone, couple.stays, ",\"reason\":\"同一人\"")));
            Reply done = merges.stream().filter(reply -> reply.status() == 201).findFirst().orElseThrow();
            assertThat(merges).filteredOn(reply -> reply.code().equals("member_merged")).hasSize(1);
            List<Reply> undone = both(() -> couple.undo(done), () -> there.post("/merges/" + done.text("mergeId") + "/undo", "{\"reason\":\"认错了人\"}"));
            assertThat(undone).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(undone).filteredOn(reply -> reply.code().equals("already_unmerged")).hasSize(1);
            assertThat(there.balance(couple.gone).number("spendable")).isEqualTo(100);
        }
    }

    @Test
    void closing_and_freezing_never_meet_a_merge_half_way() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Couple couple = new Couple(here);
            String to = new Random(round).nextBoolean() ? "closed" : "frozen";
            List<Reply> replies = both(couple::merge, () -> there.post("/members/" + couple.gone + "/status", "{\"status\":\"" + to + "\",\"reason\":\"核实\"}"));
            assertThat(replies).as(to).filteredOn(reply -> reply.status() < 300).hasSize(1);
        }
    }

    @SafeVarargs
    private static List<Reply> both(Callable<Reply>... calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.length)) {
            List<Future<Reply>> futures = List.of(calls).stream().map(call -> threads.submit(() -> {
                barrier.await();
                return call.call();
            })).toList();
            List<Reply> replies = new java.util.ArrayList<>();
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
            return replies;
        }
    }
}
