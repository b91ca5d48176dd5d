package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.Reply;
import io.huiji.server.desk.Shop;
import io.huiji.server.imports.ImportClient;
import io.huiji.server.insight.job.Refresh;
import io.huiji.server.insight.store.ProgressSql;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What members hold, in the overview: whatever has happened, the same as all their accounts together. */
@Tag("A6")
class OutstandingIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private long last;

    @Test
    void whatever_happens_the_tile_is_what_the_accounts_hold() {
        Api operator = Api.operator(SERVER);
        String draft = operator.post("/api/v1/programmes", """
                {"code":"held","name":{"zh":"待用"},"earning":{"base":{"points":1,"perFen":100},"pendingDays":1},"expiry":{"kind":"months","months":2},
                 "redemption":{"minPoints":1,"holdMinutes":15,"graceDays":3},
                 "transfer":{"enabled":true,"maxPoints":100000,"maxPointsPerDay":100000,"coolingHours":0}}""").at("/id");
        assertThat(operator.post("/api/v1/programmes/" + draft + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00Z\"}").status()).isEqualTo(200);
        Shop shop = new Shop(SERVER, "held");
        long one = enrol(shop, "13800010001");
        long other = enrol(shop, "13800010002");

        String first = Shop.number();
        done(shop.buy(one, first, 30_000));
        done(shop.buy(other, Shop.number(), 60_000));
        assertThat(account("pending")).isEqualTo(900);
        changed("points that wait are held");
        SERVER.clock().advance(Duration.ofDays(2));
        done(shop.buy(one, Shop.number(), 5_000));
        done(shop.buy(other, Shop.number(), 100));
        shop.post("/jobs/sweep", "");
        assertThat(account("spendable")).isEqualTo(900);
        changed("some are ready, some wait");

        Reply redeemed = done(shop.redeem(one, 100));
        changed("redeemed");
        String kept = done(shop.reserve(one, 40)).body().at("/hold/holdId").asString();
        assertThat(account("held")).isEqualTo(40);
        same("reserved is still hers");
        done(shop.capture(kept, 30));
        changed("captured in part");
        done(shop.reserve(other, 25));
        SERVER.clock().advance(Duration.ofMinutes(20));
        done(shop.adjust(other, 60));
        changed("given by hand; a hold has ended by itself");
        done(shop.transfer(other, one, 50));
        same("what one gives the other gets");
        done(shop.adjust(other, -20));
        changed("taken by hand");

        done(shop.redeem(one, 200));
        done(shop.refundAll(first));
        assertThat(account("debt")).isPositive();
        changed("taken back, and she owes the rest");
        Reply merged = done(shop.post("/merges", "{\"gone\":{\"memberId\":\"%d\"},\"survivor\":{\"memberId\":\"%d\"},\"reason\":\"同一人\"}".formatted(one, other)));
        assertThat(account("debt")).isZero();
        changed("one person: what she had pays what she owed");
        done(shop.post("/merges/" + merged.text("mergeId") + "/undo", "{\"reason\":\"认错了人\"}"));
        assertThat(account("debt")).isPositive();
        changed("two persons again");
        done(shop.close("/redemptions/" + redeemed.text("decisionId") + "/reversal"));
        look("a redemption is reversed");
        done(shop.buy(one, Shop.number(), 90_000));
        SERVER.clock().advance(Duration.ofDays(2));
        done(shop.buy(one, Shop.number(), 100));
        changed("new points");

        ImportClient client = new ImportClient(SERVER);
        JsonNode receipts = client.importText("""
                小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码
                1001,2026-01-02 10:00:00,A1,苹果,3,12.50,m1,held
                1002,2026-01-02 11:00:00,A1,苹果,2,12.50,m2,held
                """, "");
        assertThat(receipts.get("status").asString()).as(receipts.toString()).isEqualTo("done");
        changed("receipts by file");
        JsonNode balances = client.importBalances("""
                卡号,手机号,会员号,姓名,积分,有效期至,门店编码,备注
                ,,m1,,70,,held,旧系统
                ,,m3,,30,,held,旧系统
                """, "");
        assertThat(balances.get("status").asString()).as(balances.toString()).isEqualTo("done");
        changed("old balances by file");
        assertThat(client.undo(receipts.get("id").asString()).get("status").asString()).isEqualTo("undone");
        changed("receipts taken back");
        assertThat(client.undo(balances.get("id").asString()).get("status").asString()).isEqualTo("undone");
        changed("old balances taken back");

        SERVER.clock().advance(Duration.ofDays(100));
        shop.post("/jobs/sweep", "");
        changed("lapsed");
        assertThat(SERVER.jdbc().sql("select sum(expired) from insight.rollup").query(Long.class).single()).isPositive();
    }

    private static long enrol(Shop shop, String phone) {
        return done(shop.post("/members", "{\"phone\":\"" + phone + "\",\"store\":\"" + shop.store + "\"}")).number("id");
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isLessThan(300);
        return reply;
    }

    private static long account(String column) {
        return SERVER.jdbc().sql("select sum(" + column + ") from ledger.account").query(Long.class).single();
    }

    private void changed(String what) {
        long now = look(what);
        assertThat(now).as(what).isNotEqualTo(last);
        last = now;
    }

    private void same(String what) {
        assertThat(look(what)).as(what).isEqualTo(last);
    }

    private long look(String what) {
        Instant now = SERVER.clock().instant();
        for (int run = 0; run < 100 && !now.equals(SERVER.bean(ProgressSql.class).read().asOf()); run++) {
            SERVER.bean(Refresh.class).run();
        }
        SERVER.bean(Refresh.class).run();
        long tile = 0;
        for (JsonNode one : Api.operator(SERVER).get("/api/v1/insight/overview").json().path("tiles")) {
            if (one.path("name").asString().equals("outstanding")) {
                tile = one.path("value").asLong();
            }
        }
        assertThat(tile).as(what).isEqualTo(account("spendable + pending + held"));
        assertThat(SERVER.bean(Refresh.class).check()).as(what).isTrue();
        return tile;
    }
}
