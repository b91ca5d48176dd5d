package io.huiji.server.insight;

import io.huiji.server.desk.Reply;
import io.huiji.server.desk.Shop;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What goes on in two shops, by chance: receipts of today and of days past, refunds, redemptions and their reversals, holds, transfers, adjustments. */
final class RandomDays {

    private static final int DAYS_LATE = 25;

    private final TestServer server;
    private final List<Shop> shops;
    private final Random random;
    private final List<Long> members = new ArrayList<>();
    private final List<String> redemptions = new ArrayList<>();

    /** A receipt and who printed it. */
    private record Printed(Shop shop, String number) {}

    private final List<Printed> printed = new ArrayList<>();

    RandomDays(TestServer server, List<Shop> shops, long seed) {
        this.server = server;
        this.shops = shops;
        this.random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            members.add(shops.getFirst().member());
        }
    }

    void play(int steps) {
        for (int step = 0; step < steps; step++) {
            server.clock().advance(random.nextInt(6) == 0 ? Duration.ofHours(random.nextInt(80)) : Duration.ofSeconds(random.nextInt(900)));
            step();
        }
    }

    private void step() {
        Shop shop = shops.get(random.nextInt(shops.size()));
        long member = members.get(random.nextInt(members.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> buy(shop, member);
            case 4 -> refund();
            case 5 -> redeem(shop, member);
            case 6 -> {
                Reply hold = shop.reserve(member, 1 + random.nextInt(60));
                if (hold.status() < 300 && random.nextBoolean()) {
                    shop.capture(hold.body().at("/hold/holdId").asString(), 1);
                }
            }
            case 7 -> {
                if (!redemptions.isEmpty()) {
                    shop.close("/redemptions/" + redemptions.remove(random.nextInt(redemptions.size())) + "/reversal");
                }
            }
            case 8 -> shop.adjust(member, random.nextBoolean() ? 40 : -15);
            default -> shop.transfer(member, members.get(random.nextInt(members.size())), 5);
        }
    }

    private void buy(Shop shop, long member) {
        String number = Shop.number();
        Instant eventAt = random.nextInt(3) == 0 ? shop.now().minus(Duration.ofHours(random.nextInt(24 * DAYS_LATE))) : shop.now();
        Reply reply = shop.post("/purchases", shop.receipt(member, number, 100 + random.nextInt(20_000), random.nextInt(9_000)).replace(shop.now().toString(), eventAt.toString()));
        if (reply.status() == 201) {
            printed.add(new Printed(shop, number));
        }
    }

    private void refund() {
        if (!printed.isEmpty()) {
            Printed sale = printed.get(random.nextInt(printed.size()));
            Shop at = shops.get(random.nextInt(shops.size()));
            if (random.nextBoolean()) {
                at.refundAt(sale.shop().store, sale.number(), 1 + random.nextInt(6_000));
            } else {
                sale.shop().refundAll(sale.number());
            }
        }
    }

    private void redeem(Shop shop, long member) {
        Reply reply = shop.redeem(member, 1 + random.nextInt(120));
        if (reply.status() < 300) {
            redemptions.add(reply.text("decisionId"));
        }
    }
}
