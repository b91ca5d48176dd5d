package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.programme.Publishing;
import io.huiji.server.programme.model.ProgrammeReader;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A version that begins in the past and the first purchase of all, in the same instant and through two instances: one of the two was first. */
@Tag("T2")
@Tag("I20")
class PastProgrammeIT {

    private static final String TEN_A_YUAN = """
            {"code":"ten","name":{"zh":"十倍","en":"ten"},"earning":{"base":{"points":10,"perFen":100}}}""";
    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.open();
    private final MutableClock clock = MutableClock.atNoonInShanghai();
    private final TestServer one = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
    private final TestServer two = TestServer.start(database, clock, "--huiji.jobs.enabled=false");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(two, "past");
    }

    @AfterEach
    void close() {
        threads.close();
        two.close();
        one.close();
        database.close();
    }

    private Reply publish(Shop at) {
        Reply draft = at.post("/programmes", TEN_A_YUAN);
        return at.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"" + PAST + "\"}");
    }

    @Test
    void a_purchase_under_way_is_waited_for_and_then_it_is_too_late_to_publish() throws Exception {
        Shop other = new Shop(one, "past");
        long member = shop.member();
        try (Connection batch = DriverManager.getConnection(database.location().url(), database.location().user(), database.location().password());
                Statement statement = batch.createStatement()) {
            batch.setAutoCommit(false);
            statement.execute("update desk.lane set version = version + 1 where lane = " + member % 2);
            statement.execute("insert into desk.decision (member_id, id, booked_at, kind, caller_id, plan_version, points, command, facts)"
                    + " values (" + member + ", 1, '2026-01-01Z', 'purchase', 1, 1, 0, '{}', '{}')");
            Future<Reply> published = threads.submit(() -> publish(other));
            assertThatThrownBy(() -> published.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            batch.commit();
            assertThat(published.get().code()).isEqualTo("invalid_field");
        }
    }

    @Test
    void a_purchase_that_comes_during_the_publication_is_rated_by_it() throws Exception {
        long member = shop.member();
        CountDownLatch published = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Future<?> publisher = threads.submit(() -> one.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            one.bean(Publishing.class).publish(ProgrammeReader.read(TEN_A_YUAN).programme(), PAST, 1);
            published.countDown();
            await(commit);
        }));
        await(published);
        Future<Reply> bought = threads.submit(() -> shop.buy(member, Shop.number(), 1_000));
        assertThatThrownBy(() -> bought.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        commit.countDown();
        publisher.get();
        assertThat(bought.get().number("points")).isEqualTo(100);
    }

    @Test
    void whoever_wins_no_receipt_is_rated_by_a_version_that_the_past_was_taken_from() throws Exception {
        int tills = 16;
        List<Long> members = new ArrayList<>();
        for (int i = 0; i < tills; i++) {
            members.add(shop.member());
        }
        Reply draft = shop.post("/programmes", TEN_A_YUAN);
        CyclicBarrier barrier = new CyclicBarrier(tills + 1);
        Future<Reply> publication = threads.submit(() -> {
            barrier.await();
            return new Shop(one, "past").post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"" + PAST + "\"}");
        });
        List<CompletableFuture<Reply>> purchases = new ArrayList<>();
        for (long member : members) {
            purchases.add(CompletableFuture.supplyAsync(() -> {
                await(barrier);
                return shop.buy(member, Shop.number(), 1_000);
            }, threads));
        }
        boolean isPublished = publication.get().status() == 200;
        for (CompletableFuture<Reply> purchase : purchases) {
            assertThat(purchase.join().number("points")).as("published: %s", isPublished).isEqualTo(isPublished ? 100 : 10);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
