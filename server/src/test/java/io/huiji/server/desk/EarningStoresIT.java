package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Two stores of a chain: every entry says where it happened and whose points it moved. */
class EarningStoresIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop north;
    private static Shop south;

    @BeforeAll
    static void open() {
        north = new Shop(SERVER, "north");
        south = new Shop(SERVER, "south");
        Era.begin(SERVER, north, "2026-06-01T10:00:00+08:00",
                "\"transfer\":{\"enabled\":true,\"maxPoints\":1000,\"maxPointsPerDay\":1000}");
    }

    /** Oldest first: reason, store, then points and held points by earning store. */
    private static List<String> entries(long member) {
        List<String> told = new ArrayList<>();
        for (JsonNode entry : north.get("/members/" + member + "/entries").body().path("items")) {
            StringBuilder line = new StringBuilder(entry.path("reason").asString() + " at " + entry.path("store").asString("nowhere") + ":");
            for (JsonNode share : entry.path("earningStores")) {
                line.append(" ").append(share.path("store").asString("nobody")).append(" ").append(share.path("points").asString())
                        .append("/").append(share.path("held").asString());
            }
            told.addFirst(line.toString());
        }
        return told;
    }

    @Test
    @Tag("X3")
    @Tag("X1")
    void a_redemption_names_the_store_that_redeemed_and_those_that_had_issued() {
        long member = north.member();
        north.buy(member, Shop.number(), 10_000);
        SERVER.clock().advance(Duration.ofSeconds(1));
        south.buy(member, Shop.number(), 5_000);
        Reply spent = south.redeem(member, 120);
        assertThat(spent.status()).as(spent.body().toString()).isEqualTo(200);
        assertThat(entries(member)).containsExactly("earn at north: north 100/0", "earn at south: south 50/0", "redeem at south: north -100/0 south -20/0");
    }

    @Test
    @Tag("X3")
    @Tag("R21")
    void what_comes_back_is_the_earning_stores_again_wherever_it_is_given_back() {
        long member = north.member();
        north.buy(member, Shop.number(), 10_000);
        Reply spent = south.redeem(member, 60);
        north.close("/redemptions/" + spent.text("decisionId") + "/reversal");
        String hold = south.reserve(member, 30).body().path("hold").path("holdId").asString();
        south.capture(hold, 20);
        assertThat(entries(member)).containsExactly("earn at north: north 100/0", "redeem at south: north -60/0", "restore at north: north 60/0",
                "reserve at south: north -30/30", "capture at south: north 10/-30");
        JsonNode lot = north.get("/members/" + member + "/lots").body().path(0);
        assertThat(lot.path("store").asString()).isEqualTo("north");
        assertThat(lot.path("remaining").asString()).isEqualTo("80");
    }

    @Test
    @Tag("X3")
    void a_refund_at_another_store_takes_the_points_of_the_store_that_sold() {
        long member = north.member();
        String sale = Shop.number();
        north.buy(member, sale, 10_000);
        assertThat(south.refundAt("north", sale, 4_000).number("points")).isEqualTo(-40);
        assertThat(entries(member)).containsExactly("earn at north: north 100/0", "claw_back at south: north -40/0");
    }

    @Test
    @Tag("X3")
    @Tag("R13")
    void points_that_were_given_away_stay_those_of_the_store_that_issued_them() {
        long giver = north.member();
        long friend = north.member();
        north.buy(giver, Shop.number(), 10_000);
        Reply given = south.transfer(giver, friend, 30);
        assertThat(given.status()).as(given.body().toString()).isEqualTo(200);
        south.redeem(friend, 10);
        assertThat(entries(friend)).containsExactly("transfer_in at south: north 30/0", "redeem at south: north -10/0");
    }

    @Test
    @Tag("N2")
    void figures_are_computed_and_cannot_be_typed() {
        long member = north.member();
        String body = north.receipt(member, Shop.number(), 10_000);
        Reply typed = north.post("/purchases", body.replaceFirst("\\{", "{\"points\":\"5000\","));
        assertThat(typed.code()).isEqualTo("invalid_field");
        assertThat(typed.body().path("errors").path(0).path("field").asString()).isEqualTo("points");
        assertThat(north.post("/members/" + member + "/balance", "{\"spendable\":\"5000\"}").status()).isEqualTo(405);
        long points = north.post("/purchases", body).number("points");
        String sale = Shop.number();
        points += north.buy(member, sale, 3_333, 6_666).number("points");
        points += south.redeem(member, 50).number("points");
        points += south.refundAt("north", sale, 3_334).number("points");
        Reply balance = north.balance(member);
        assertThat(balance.number("spendable")).isEqualTo(points).isEqualTo(sum(member, "spendable")).isEqualTo(lots(member));
    }

    private static long sum(long member, String field) {
        long sum = 0;
        for (JsonNode entry : north.get("/members/" + member + "/entries").body().path("items")) {
            sum += Long.parseLong(entry.path(field).asString());
        }
        return sum;
    }

    private static long lots(long member) {
        long sum = 0;
        for (JsonNode lot : north.get("/members/" + member + "/lots").body()) {
            sum += Long.parseLong(lot.path("remaining").asString());
        }
        return sum;
    }
}
