package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.BooksModel.Draw;
import io.huiji.server.desk.BooksModel.Hold;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** One game: random commands of a few members, to the API and to a model of each. */
final class ModelGame {

    private static final int MEMBERS = 4;

    private static final class Sale {
        final String number = Shop.number();
        final int member;
        final long netFen;
        long refundedFen;

        Sale(int member, long netFen) {
            this.member = member;
            this.netFen = netFen;
        }
    }

    private record Redemption(int member, String id, List<Draw> draws) {}

    private record OpenHold(int member, String id, Hold hold) {}

    private final TestServer server;
    private final Shop shop;
    private final long seed;
    private final Random random;
    private final List<Long> ids = new ArrayList<>();
    private final List<BooksModel> models = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final List<Redemption> redemptions = new ArrayList<>();
    private final List<OpenHold> holds = new ArrayList<>();

    ModelGame(TestServer server, Shop shop, long seed) {
        this.server = server;
        this.shop = shop;
        this.seed = seed;
        this.random = new Random(seed);
        for (int i = 0; i < MEMBERS; i++) {
            ids.add(shop.member());
            models.add(new BooksModel());
        }
    }

    /** @throws AssertionError that names seed and step */
    void play(int steps) {
        System.out.println("model test: -Dhuiji.model.seed=" + seed + " -Dhuiji.model.steps=" + steps);
        for (int step = 0; step < steps; step++) {
            String done = "settling";
            try {
                server.clock().advance(jump());
                int member = random.nextInt(MEMBERS);
                models.get(member).settle(shop.now());
                done = step(member);
                compare();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("again with -Dhuiji.model.seed=" + seed + ", step " + step + ": " + done, failure);
            }
        }
    }

    private void compare() {
        models.forEach(model -> model.settle(shop.now()));
        for (int member = 0; member < MEMBERS; member++) {
            BooksModel model = models.get(member);
            Reply balance = shop.balance(ids.get(member));
            assertThat(List.of(balance.number("redeemable"), balance.number("held"), balance.number("debt"))).as("member %d", member)
                    .containsExactly(model.spendable(), model.held(), model.debt);
            assertThat(lots(ids.get(member))).as("lots of member %d", member).isEqualTo(model.open());
        }
    }

    private List<String> lots(long id) {
        List<String> lots = new ArrayList<>();
        for (JsonNode lot : shop.get("/members/" + id + "/lots").body()) {
            lots.add(Instant.parse(lot.path("expiresAt").asString()) + " " + lot.path("remaining").asString() + " " + lot.path("held").asString());
        }
        return lots;
    }

    private Duration jump() {
        return switch (random.nextInt(12)) {
            case 0 -> Duration.ofDays(random.nextInt(9));
            case 1, 2 -> Duration.ofMinutes(random.nextInt(20));
            default -> Duration.ofMillis(random.nextInt(2_000));
        };
    }

    private String step(int member) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> buy(member);
            case 3, 4 -> refund();
            case 5 -> redeem(member);
            case 6 -> reserve(member);
            case 7 -> random.nextBoolean() ? capture() : voidHold();
            case 8 -> restore();
            default -> random.nextBoolean() ? transfer(member) : adjust(member);
        };
    }

    private String buy(int member) {
        Sale sale = new Sale(member, random.nextInt(30_000));
        Reply reply = shop.buy(ids.get(member), sale.number, sale.netFen);
        expect(reply, "");
        models.get(member).earn(sale, shop.now(), sale.netFen / 100);
        sales.add(sale);
        if (random.nextInt(5) == 0) {
            assertThat(shop.buy(ids.get(member), sale.number, sale.netFen).body()).isEqualTo(reply.body());
        }
        return "buy " + sale.netFen;
    }

    private String refund() {
        if (sales.isEmpty()) {
            return "nothing";
        }
        Sale sale = sales.get(random.nextInt(sales.size()));
        BooksModel model = models.get(sale.member);
        model.settle(shop.now());
        long amountFen = 1 + random.nextInt(15_000);
        boolean fits = amountFen <= sale.netFen - sale.refundedFen;
        expect(shop.refund(sale.number, Shop.number(), amountFen), fits ? "" : "refund_exceeds_sale");
        if (fits) {
            long before = (sale.netFen - sale.refundedFen) / 100;
            sale.refundedFen += amountFen;
            model.clawBack(sale, before - (sale.netFen - sale.refundedFen) / 100);
        }
        return "refund " + amountFen;
    }

    private String redeem(int member) {
        BooksModel model = models.get(member);
        long points = 1 + random.nextInt(300);
        boolean enough = points <= model.spendable();
        Reply reply = shop.redeem(ids.get(member), points);
        expect(reply, enough ? "" : "points_insufficient");
        if (enough) {
            redemptions.add(new Redemption(member, reply.text("decisionId"), model.draw(points)));
        }
        return "redeem " + points;
    }

    private String reserve(int member) {
        BooksModel model = models.get(member);
        long points = 1 + random.nextInt(200);
        boolean enough = points <= model.spendable();
        Reply reply = shop.reserve(ids.get(member), points);
        expect(reply, enough ? "" : "points_insufficient");
        if (enough) {
            Instant expiresAt = Instant.parse(reply.body().path("hold").path("expiresAt").asString());
            assertThat(expiresAt).isEqualTo(shop.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS).plus(Duration.ofMinutes(15)));
            Hold hold = new Hold(expiresAt, model.draw(points));
            model.holds.add(hold);
            holds.add(new OpenHold(member, reply.body().path("hold").path("holdId").asString(), hold));
        }
        return "reserve " + points;
    }

    private String capture() {
        if (holds.isEmpty()) {
            return "nothing";
        }
        OpenHold open = holds.remove(random.nextInt(holds.size()));
        BooksModel model = models.get(open.member());
        long points = 1 + random.nextLong(open.hold().points() + 1);
        boolean expired = !open.hold().expiresAt.isAfter(shop.now());
        Reply reply = shop.capture(open.id(), points);
        String refusal = expired ? reply.code() : points > open.hold().points() ? "capture_exceeds_hold" : "";
        assertThat(expired && !List.of("hold_expired", "hold_unknown").contains(refusal)).as(reply.body().toString()).isFalse();
        expect(reply, refusal);
        if (refusal.isEmpty()) {
            model.settle(shop.now());
            redemptions.add(new Redemption(open.member(), reply.text("decisionId"), model.capture(open.hold(), points, shop.now())));
        }
        return "capture " + points;
    }

    private String voidHold() {
        if (holds.isEmpty()) {
            return "nothing";
        }
        OpenHold open = holds.remove(random.nextInt(holds.size()));
        boolean expired = !open.hold().expiresAt.isAfter(shop.now());
        Reply reply = shop.close("/holds/" + open.id() + "/void");
        if (!expired) {
            expect(reply, "");
            models.get(open.member()).settle(shop.now());
            models.get(open.member()).release(open.hold(), shop.now());
        } else {
            assertThat(reply.code()).isIn("hold_expired", "hold_unknown");
        }
        return "void";
    }

    private String restore() {
        if (redemptions.isEmpty()) {
            return "nothing";
        }
        Redemption redemption = redemptions.remove(random.nextInt(redemptions.size()));
        BooksModel model = models.get(redemption.member());
        model.settle(shop.now());
        expect(shop.close("/redemptions/" + redemption.id() + "/reversal"), "");
        model.restore(redemption.draws(), shop.now());
        expect(shop.close("/redemptions/" + redemption.id() + "/reversal"), "already_reversed");
        return "restore";
    }

    private String transfer(int member) {
        int to = random.nextInt(MEMBERS);
        BooksModel sender = models.get(member);
        BooksModel receiver = models.get(to);
        receiver.settle(shop.now());
        long points = 1 + random.nextInt(100);
        String refusal = to == member ? "transfer_to_self" : points > sender.spendable() ? "points_insufficient" : "";
        expect(shop.transfer(ids.get(member), ids.get(to), points), refusal);
        if (refusal.isEmpty()) {
            for (Draw draw : sender.draw(points)) {
                receiver.open(new Object(), draw.lot().earnedAt, draw.lot().expiresAt, draw.points());
            }
        }
        return "transfer " + points + " to " + to;
    }

    private String adjust(int member) {
        BooksModel model = models.get(member);
        long points = random.nextBoolean() ? 1 + random.nextInt(50) : -1 - random.nextInt(50);
        boolean refused = points < 0 && -points > model.spendable();
        expect(shop.adjust(ids.get(member), points), refused ? "points_insufficient" : "");
        if (points > 0) {
            model.earn(new Object(), shop.now(), points);
        } else if (!refused) {
            model.draw(-points);
        }
        return "adjust " + points;
    }

    private void expect(Reply reply, String refusal) {
        assertThat(reply.code()).as("%s", reply.body()).isEqualTo(refusal);
    }
}
