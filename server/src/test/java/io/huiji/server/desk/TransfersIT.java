package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Points for a friend over HTTP: what the programme allows, what is refused with its figures, and that nothing moves then. Each test has an era of its own. */
@Tag("R13")
class TransfersIT {

    private static final String TERMS = "'transfer':{'enabled':true,'maxPoints':100,'maxPointsPerDay':150,'coolingHours':72}";

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "friends");
    }

    @Test
    void where_the_programme_has_none_they_are_switched_off() {
        Era era = Era.begin(SERVER, shop, "2027-01-01T10:00:00+08:00", "'expiry':{'kind':'none'}");
        long giver = shop.member();
        long friend = shop.member();
        era.earn(giver, 100);
        refused(shop.transfer(giver, friend, 10), "transfer_disabled");
        assertBalances(giver, 100, friend, 0);
    }

    @Test
    void nobody_gives_in_the_first_days_and_nobody_to_herself() {
        Era era = Era.begin(SERVER, shop, "2028-01-01T10:00:00+08:00", TERMS);
        long giver = shop.member();
        long friend = shop.member();
        era.earn(giver, 100);
        era.at("2028-01-04T09:59:59.999");
        assertThat(refused(shop.transfer(giver, friend, 10), "transfer_cooling_off").path("cooling_hours").asString()).isEqualTo("72");
        era.at("2028-01-04T10:00:00");
        refused(shop.transfer(giver, giver, 10), "transfer_to_self");
        assertThat(shop.transfer(giver, friend, 10).number("points")).isEqualTo(-10);
        assertBalances(giver, 90, friend, 10);
    }

    @Test
    @Tag("I16")
    void one_gift_and_a_days_gifts_have_their_most_and_a_refused_one_moves_nothing() {
        Era era = Era.begin(SERVER, shop, "2029-01-01T10:00:00+08:00", TERMS);
        long giver = shop.member();
        long friend = shop.member();
        era.earn(giver, 400);
        era.at("2029-01-05T10:00:00");
        assertThat(refused(shop.transfer(giver, friend, 101), "transfer_cap").path("maximum").asString()).isEqualTo("100");
        assertThat(shop.transfer(giver, friend, 100).status()).isEqualTo(200);
        era.at("2029-01-05T23:59:59.999");
        JsonNode over = refused(shop.transfer(giver, friend, 51), "transfer_cap");
        assertThat(over.path("maximum").asString()).isEqualTo("150");
        assertThat(over.path("left_today").asString()).isEqualTo("50");
        assertBalances(giver, 300, friend, 100);
        assertThat(shop.transfer(giver, friend, 50).status()).isEqualTo(200);
        refused(shop.transfer(giver, friend, 1), "transfer_cap");
        era.at("2029-01-06T00:00:00");
        assertThat(shop.transfer(giver, friend, 100).status()).isEqualTo(200);
        refused(shop.transfer(shop.member(), friend, 1), "transfer_cooling_off");
        assertBalances(giver, 150, friend, 250);
    }

    @Test
    void debt_stays_where_it_is_and_is_paid_by_what_comes_in() {
        Era era = Era.begin(SERVER, shop, "2030-01-01T10:00:00+08:00", TERMS + ",'expiry':{'kind':'months','months':12}");
        long giver = shop.member();
        long debtor = shop.member();
        era.earn(giver, 100);
        String sale = Shop.number();
        shop.buy(debtor, sale, 6_000);
        shop.redeem(debtor, 60);
        shop.refundAll(sale);
        era.at("2030-01-05T10:00:00");
        refused(shop.transfer(debtor, giver, 1), "points_insufficient");
        assertThat(shop.transfer(giver, debtor, 80).status()).isEqualTo(200);
        assertBalances(giver, 20, debtor, 20);
        assertThat(shop.balance(debtor).number("debt")).isZero();
        assertThat(shop.get("/members/" + debtor + "/lots").body().at("/0/expiresAt").asString()).as("the lot keeps its life").startsWith("2030-12-31T16:00:00");
    }

    private static JsonNode refused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo(code);
        return reply.body();
    }

    private static void assertBalances(long one, long points, long other, long otherPoints) {
        assertThat(shop.balance(one).number("redeemable")).isEqualTo(points);
        assertThat(shop.balance(other).number("redeemable")).isEqualTo(otherPoints);
    }
}
