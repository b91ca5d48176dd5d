package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.Reply;
import io.huiji.server.desk.Shop;
import io.huiji.server.imports.ImportClient;
import io.huiji.server.insight.job.Refresh;
import io.huiji.server.insight.store.ProgressSql;
import io.huiji.server.store.Stores;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Receipts that no member is named on are in the figures at once, on the day of their store, and once: before the job has added them up, while it does, and after. */
@Tag("A6")
class UnnamedIT {

    /** Half past midnight of the sixth in Shanghai, half past ten in the evening of the fifth in Urumqi. */
    private static final Instant BETWEEN_TWO_DAYS = Instant.parse("2026-01-05T16:30:00Z");

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    @BeforeEach
    void open() {
        SERVER.clock().set(BETWEEN_TWO_DAYS);
    }

    @AfterEach
    void whatever_was_done_each_is_counted_once() {
        SumsAgree.checkUnnamed(SERVER.jdbc(), "before the job");
        assertThat(refresh().check()).isTrue();
        count();
        SumsAgree.check(SERVER.jdbc(), "after the job");
        assertThat(refresh().check()).isTrue();
    }

    private static Refresh refresh() {
        return SERVER.bean(Refresh.class);
    }

    /** Until all is summed, what members bought with it. */
    private static void count() {
        Instant now = SERVER.clock().instant();
        for (int run = 0; run < 100 && !now.equals(SERVER.bean(ProgressSql.class).read().asOf()); run++) {
            refresh().run();
        }
        refresh().run();
        assertThat(SERVER.jdbc().sql("select count(*) from purchase.unnamed_lately").query(Long.class).single()).isZero();
    }

    private static Shop shop(String code, String zone) {
        SERVER.bean(Stores.class).ensure(code, code, zone);
        return new Shop(SERVER, code);
    }

    private static String sell(Shop shop, String member, long fen) {
        String number = Shop.number();
        done(shop.post("/purchases", """
                {"store":"%s","number":"%s","channel":"till","eventAt":"%s",%s"lines":[{"no":1,"quantity":1,"amountFen":"%d"}]}"""
                .formatted(shop.store, number, shop.now(), member, fen)));
        return number;
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isLessThan(300);
        return reply;
    }

    /** Receipts, fen, and the share that was refunded, as the report on baskets tells them. */
    private static String unnamed(String query) {
        Answer answer = Api.operator(SERVER).get("/api/v1/insight/reports/basket?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode row = answer.json().path("rows").path(1);
        return row.path(1).asString() + " " + row.path(2).asString() + " " + row.path(7).asString("-");
    }

    private static String on(Shop shop, String day) {
        return unnamed("store=" + shop.store + "&from=" + day + "&to=" + day);
    }

    /** The same before and after the job, and however often it runs. */
    private static void is(Shop shop, String figures) {
        assertThat(on(shop, "2026-01-06")).as("waiting").isEqualTo(figures);
        count();
        assertThat(on(shop, "2026-01-06")).as("counted").isEqualTo(figures);
    }

    @Test
    void a_sale_to_nobody_counts_until_it_is_somebodys() {
        Shop shop = shop("nobody", "Asia/Shanghai");
        String first = sell(shop, "", 9_900);
        String second = sell(shop, "", 4_000);
        is(shop, "2 13900 0");
        done(shop.refund(second, Shop.number(), 1_000));
        is(shop, "2 13900 719");
        done(shop.refund(second, Shop.number(), 500));
        is(shop, "2 13900 1079");
        long member = shop.member();
        done(shop.post("/late-credits", "{\"store\":\"nobody\",\"receipt\":\"%s\",\"member\":{\"memberId\":\"%d\"}}".formatted(first, member)));
        is(shop, "1 4000 3750");
        done(shop.post("/late-credits", "{\"store\":\"nobody\",\"receipt\":\"%s\",\"member\":{\"memberId\":\"%d\"}}".formatted(second, member)));
        is(shop, "0 0 -");
        done(shop.refundAll(second));
        shop.buy(member, Shop.number(), 7_000);
        is(shop, "0 0 -");
    }

    @Test
    void a_receipt_by_phone_counts_until_she_enrols() {
        Shop shop = shop("phoned", "Asia/Shanghai");
        sell(shop, "\"member\":{\"phone\":\"13600030001\"},", 5_000);
        sell(shop, "\"member\":{\"phone\":\"13600030002\"},", 300);
        is(shop, "2 5300 0");
        done(shop.post("/members", "{\"phone\":\"13600030001\",\"store\":\"phoned\"}"));
        is(shop, "1 300 0");
    }

    @Test
    void the_day_is_that_of_the_stores_zone_before_and_after() {
        Shop sea = shop("sea", "Asia/Shanghai");
        Shop desert = shop("desert", "Asia/Urumqi");
        sell(sea, "", 1_000);
        sell(desert, "", 3_000);
        String again = sell(desert, "", 200);
        for (String when : List.of("waiting", "counted")) {
            assertThat(List.of(on(sea, "2026-01-05"), on(sea, "2026-01-06"), on(desert, "2026-01-05"), on(desert, "2026-01-06")))
                    .as(when).containsExactly("0 0 -", "1 1000 0", "2 3200 0", "0 0 -");
            count();
        }
        assertThat(unnamed("from=2026-01-01&to=2026-01-31&kind=own")).isEqualTo(unnamed("from=2026-01-01&to=2026-01-31"));
        long member = desert.member();
        done(desert.post("/late-credits", "{\"store\":\"desert\",\"receipt\":\"%s\",\"member\":{\"memberId\":\"%d\"}}".formatted(again, member)));
        assertThat(on(desert, "2026-01-05")).as("it leaves the day it was on").isEqualTo("1 3000 0");
    }

    @Test
    void a_file_brings_them_and_its_undoing_takes_them_away() {
        Shop shop = shop("paper", "Asia/Shanghai");
        ImportClient client = new ImportClient(SERVER);
        JsonNode run = client.importText("""
                小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码
                1001,2026-01-02 10:00:00,A1,苹果,3,12.50,m1,paper
                1002,2026-01-02 11:00:00,A1,苹果,2,12.50,,paper
                1003,2026-01-02 12:00:00,A1,苹果,4,12.50,,paper
                """, "");
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("done");
        assertThat(on(shop, "2026-01-02")).isEqualTo("2 7500 0");
        count();
        assertThat(on(shop, "2026-01-02")).isEqualTo("2 7500 0");
        assertThat(client.undo(run.get("id").asString()).get("status").asString()).isEqualTo("undone");
        assertThat(on(shop, "2026-01-02")).isEqualTo("0 0 -");
        count();
        assertThat(on(shop, "2026-01-02")).isEqualTo("0 0 -");
    }

    @Test
    void a_receipt_of_a_member_writes_no_line() {
        Shop shop = shop("named", "Asia/Shanghai");
        count();
        long member = shop.member();
        String number = Shop.number();
        done(shop.buy(member, number, 5_000));
        done(shop.refund(number, Shop.number(), 1_000));
        assertThat(SERVER.jdbc().sql("select count(*) from purchase.unnamed_lately").query(Long.class).single()).isZero();
        assertThat(on(shop, "2026-01-06")).isEqualTo("0 0 -");
    }

    @Test
    void while_tills_sell_and_credit_and_the_job_runs_none_is_lost_or_counted_twice() {
        Shop shop = shop("busy", "Asia/Shanghai");
        long member = shop.member();
        AtomicInteger sold = new AtomicInteger();
        Runnable till = () -> {
            for (int i = 0; i < 30; i++) {
                String number = sell(shop, "", 100);
                if (i % 3 == 0) {
                    done(shop.post("/late-credits", "{\"store\":\"busy\",\"receipt\":\"%s\",\"member\":{\"memberId\":\"%d\"}}".formatted(number, member)));
                } else {
                    sold.incrementAndGet();
                }
            }
        };
        CompletableFuture<Void> tills = CompletableFuture.allOf(CompletableFuture.runAsync(till), CompletableFuture.runAsync(till));
        while (!tills.isDone()) {
            refresh().run();
            refresh().check();
        }
        tills.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(sold).hasValue(40);
        is(shop, "40 4000 0");
    }

    @Test
    void figures_that_differ_from_the_receipts_are_found_and_made_again() {
        Shop shop = shop("amiss", "Asia/Shanghai");
        done(shop.refund(sell(shop, "", 2_000), Shop.number(), 500));
        for (String mistake : List.of(
                "insert into purchase.unnamed_lately select * from purchase.unnamed_lately",
                "update insight.unnamed set receipts = receipts + 1 where store_id = (select id from store.store where code = 'amiss')",
                "update insight.unnamed set refunded_fen = 0 where store_id = (select id from store.store where code = 'amiss')",
                "delete from insight.unnamed where store_id = (select id from store.store where code = 'amiss')")) {
            assertThat(SERVER.jdbc().sql(mistake).update()).isPositive();
            assertThat(on(shop, "2026-01-06")).as(mistake).isNotEqualTo("1 2000 2500");
            assertThat(refresh().check()).as(mistake).isFalse();
            assertThat(on(shop, "2026-01-06")).as(mistake).isEqualTo("1 2000 2500");
            assertThat(refresh().check()).as(mistake).isTrue();
        }
    }
}
