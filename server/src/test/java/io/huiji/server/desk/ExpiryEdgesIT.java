package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ends of life to the millisecond, over HTTP, with and without the sweep. Each test has an era of its own. */
@Tag("T4")
class ExpiryEdgesIT {

    private static final String TWELVE_MONTHS = "\"expiry\":{\"kind\":\"months\",\"months\":12}";

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "edges");
    }

    @Test
    @Tag("vector-c")
    @Tag("R15")
    void the_last_millisecond_may_be_spent_and_the_next_may_not_whether_or_not_the_sweep_ran() {
        Era era = Era.begin(SERVER, shop, "2024-01-01T00:00:00+08:00", TWELVE_MONTHS);
        long early = shop.member();
        long late = shop.member();
        long swept = shop.member();
        era.at("2024-03-01T12:34:56.789");
        era.earn(early, 100);
        era.earn(late, 100);
        era.earn(swept, 100);
        era.at("2025-02-28T23:59:59.999");
        assertThat(era.sweep()).isZero();
        assertThat(shop.redeem(early, 40).status()).isEqualTo(200);
        assertThat(shop.redeem(swept, 40).status()).isEqualTo(200);
        era.at("2025-03-01T00:00:00.000");
        assertThat(shop.redeem(early, 1).code()).isEqualTo("points_insufficient");
        assertThat(shop.redeem(late, 1).code()).isEqualTo("points_insufficient");
        assertThat(era.redeemable(swept)).isZero();
        era.sweep();
        assertThat(shop.redeem(swept, 1).code()).isEqualTo("points_insufficient");
        assertThat(era.lapsed(early)).isEqualTo(60);
        assertThat(era.lapsed(late)).isEqualTo(100);
        assertThat(era.lapsed(swept)).isEqualTo(60);
    }

    @Test
    @Tag("R15")
    void first_to_expire_goes_first_so_nothing_is_lost_in_march_and_eighty_in_september() {
        Era era = Era.begin(SERVER, shop, "2028-01-01T00:00:00+08:00", TWELVE_MONTHS);
        long member = shop.member();
        era.at("2028-03-01T10:00:00").earn(member, 100);
        era.at("2028-09-01T10:00:00").earn(member, 100);
        era.at("2029-02-01T10:00:00");
        assertThat(shop.redeem(member, 120).status()).isEqualTo(200);
        era.at("2029-03-01T00:00:00").sweep();
        assertThat(era.lapsed(member)).isZero();
        assertThat(era.at("2029-08-31T23:59:59.999").redeemable(member)).isEqualTo(80);
        assertThat(era.at("2029-09-01T00:00:00").redeemable(member)).isZero();
        era.sweep();
        assertThat(era.lapsed(member)).isEqualTo(80);
    }

    @Test
    @Tag("R15")
    void a_month_from_the_31st_of_january_is_the_last_day_of_february_leap_year_or_not() {
        Era era = Era.begin(SERVER, shop, "2031-01-01T00:00:00+08:00", "\"expiry\":{\"kind\":\"months\",\"months\":1}");
        for (String[] years : new String[][] {{"2031-01-31", "2031-02-28"}, {"2032-01-31", "2032-02-29"}}) {
            long member = shop.member();
            era.at(years[0] + "T23:59:59.999").earn(member, 10);
            era.at(LocalDate.parse(years[1]).minusDays(1) + "T23:59:59.999");
            assertThat(era.redeemable(member)).as(years[1]).isEqualTo(10);
            assertThat(era.at(years[1] + "T00:00:00").redeemable(member)).as(years[1]).isZero();
        }
    }

    @Test
    @Tag("R15")
    void a_year_from_the_29th_of_february_is_the_28th() {
        Era era = Era.begin(SERVER, shop, "2036-01-01T00:00:00+08:00", TWELVE_MONTHS);
        long member = shop.member();
        era.at("2036-02-29T00:00:00").earn(member, 10);
        assertThat(era.at("2037-02-27T23:59:59.999").redeemable(member)).isEqualTo(10);
        assertThat(era.at("2037-02-28T00:00:00").redeemable(member)).isZero();
    }

    @Test
    @Tag("R16")
    void a_year_is_cleared_when_it_ends() {
        Era era = Era.begin(SERVER, shop, "2038-01-01T00:00:00+08:00", "\"expiry\":{\"kind\":\"yearly\"}");
        long member = shop.member();
        era.at("2038-01-01T00:00:00").earn(member, 10);
        era.at("2038-12-31T23:59:59.999").earn(member, 20);
        assertThat(era.redeemable(member)).isEqualTo(30);
        assertThat(era.at("2039-01-01T00:00:00").redeemable(member)).isZero();
        era.sweep();
        assertThat(era.lapsed(member)).isEqualTo(30);
        era.earn(member, 40);
        assertThat(era.at("2039-12-31T23:59:59.999").redeemable(member)).isEqualTo(40);
    }

    @Test
    @Tag("R16")
    void or_a_year_later() {
        Era era = Era.begin(SERVER, shop, "2041-01-01T00:00:00+08:00", "\"expiry\":{\"kind\":\"yearly\",\"yearsLater\":1}");
        long member = shop.member();
        era.at("2041-12-31T23:59:59.999").earn(member, 20);
        era.at("2042-01-01T00:00:00").earn(member, 5);
        assertThat(era.at("2042-12-31T23:59:59.999").redeemable(member)).isEqualTo(25);
        assertThat(era.at("2043-01-01T00:00:00").redeemable(member)).isEqualTo(5);
        assertThat(era.at("2044-01-01T00:00:00").redeemable(member)).isZero();
    }

    @Test
    @Tag("R17")
    void a_lot_loses_its_parts_in_steps() {
        Era era = Era.begin(SERVER, shop, "2046-01-01T00:00:00+08:00",
                "\"expiry\":{\"kind\":\"graded\",\"parts\":[{\"months\":12,\"percent\":50},{\"months\":18,\"percent\":50}]}");
        long member = shop.member();
        era.at("2046-08-31T09:00:00").earn(member, 101);
        assertThat(era.at("2047-08-30T23:59:59.999").redeemable(member)).isEqualTo(101);
        assertThat(era.at("2047-08-31T00:00:00").redeemable(member)).isEqualTo(51);
        era.sweep();
        assertThat(era.at("2048-02-28T23:59:59.999").redeemable(member)).isEqualTo(51);
        assertThat(era.at("2048-02-29T00:00:00").redeemable(member)).isZero();
        era.sweep();
        assertThat(era.lapsed(member)).isEqualTo(101);
    }
}
