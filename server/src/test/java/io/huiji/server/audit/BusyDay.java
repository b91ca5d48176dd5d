package io.huiji.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.Reply;
import io.huiji.server.desk.Shop;

/** Some of everything that moves points. */
final class BusyDay {

    private BusyDay() {}

    static void live(Shop shop, Runnable timePasses) {
        long anna = shop.member();
        long bao = shop.member();
        String first = Shop.number();
        shop.buy(anna, first, 6_000, 4_000);
        shop.buy(bao, Shop.number(), 33_333);
        adjust(shop, bao, 200);
        // She owes what she has spent of a sale that is taken back, and repays with what comes.
        Reply redeemed = shop.redeem(anna, 60);
        shop.refund(first, Shop.number(), 3_333);
        shop.refundAll(first);
        shop.buy(anna, Shop.number(), 8_000);
        if (redeemed.status() < 300) {
            shop.close("/redemptions/" + redeemed.text("decisionId") + "/reversal");
        }
        shop.redeem(anna, 1_000_000);
        adjust(shop, anna, 50);
        adjust(shop, anna, -10);
        shop.transfer(bao, anna, 40);
        shop.close("/holds/" + hold(shop, bao, 30) + "/void");
        shop.capture(hold(shop, bao, 30), 20);
        hold(shop, bao, 10);
        timePasses.run();
        hold(shop, bao, 15);
    }

    private static void adjust(Shop shop, long member, long points) {
        Reply adjusted = shop.adjust(member, points);
        assertThat(adjusted.status()).as(adjusted.body().toString()).isEqualTo(200);
    }

    private static String hold(Shop shop, long member, long points) {
        Reply held = shop.reserve(member, points);
        assertThat(held.status()).as(held.body().toString()).isEqualTo(200);
        return held.body().path("hold").path("holdId").asString();
    }
}
