package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** R21 over HTTP: a cancelled or expired redemption gives the same lots back, with their own expiry or the stated grace. Each test has an era of its own. */
@Tag("R21")
class ReversalsIT {

    /** No grace is stated: the default. */
    private static final String THREE_MONTHS = "\"expiry\":{\"kind\":\"months\",\"months\":3}";
    private static final String WITH_GRACE = THREE_MONTHS + ",\"redemption\":{\"graceDays\":7}";

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(SERVER, "reversals");
    }

    /** First to expire first: the day on which each begins to be gone, and what is left. */
    private static List<String> lots(long member) {
        List<String> lots = new ArrayList<>();
        for (JsonNode lot : shop.get("/members/" + member + "/lots").body()) {
            LocalDate gone = OffsetDateTime.parse(lot.path("expiresAt").asString()).atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate();
            lots.add(gone + " " + lot.path("remaining").asString() + " of " + lot.path("amount").asString());
        }
        return lots;
    }

    private static String reasons(long member) {
        List<String> reasons = new ArrayList<>();
        shop.get("/members/" + member + "/entries").body().path("items").forEach(entry -> reasons.addFirst(entry.path("reason").asString()));
        return String.join(" ", reasons);
    }

    private static void reverse(Reply redemption) {
        Reply reply = shop.close("/redemptions/" + redemption.text("decisionId") + "/reversal");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(shop.close("/redemptions/" + redemption.text("decisionId") + "/reversal").code()).isEqualTo("already_reversed");
    }

    /** 100 points that are gone on 1 April of that year, and 50 on 1 May. */
    private static long twoLots(Era era, int year) {
        long member = shop.member();
        era.at(year + "-01-01T10:00:00").earn(member, 100);
        era.at(year + "-02-01T10:00:00").earn(member, 50);
        return member;
    }

    @Test
    void a_cancelled_redemption_gives_each_lot_its_own_points_and_life() {
        Era era = Era.begin(SERVER, shop, "2023-01-01T00:00:00+08:00", THREE_MONTHS);
        long member = twoLots(era, 2023);
        List<String> before = lots(member);
        Reply spent = shop.redeem(member, 120);
        assertThat(lots(member)).containsExactly("2023-05-01 30 of 50");
        era.at("2023-03-31T23:59:59.999");
        reverse(spent);
        assertThat(lots(member)).isEqualTo(before).containsExactly("2023-04-01 100 of 100", "2023-05-01 50 of 50");
        era.at("2023-04-01T00:00:00");
        assertThat(era.redeemable(member)).isEqualTo(50);
    }

    @Test
    void without_a_stated_grace_points_of_a_lapsed_lot_come_back_and_lapse() {
        Era era = Era.begin(SERVER, shop, "2024-01-01T00:00:00+08:00", THREE_MONTHS);
        long member = twoLots(era, 2024);
        Reply spent = shop.redeem(member, 120);
        era.at("2024-04-01T00:00:00");
        reverse(spent);
        assertThat(lots(member)).containsExactly("2024-05-01 50 of 50");
        assertThat(reasons(member)).isEqualTo("earn earn redeem restore expire");
        assertThat(era.lapsed(member)).isEqualTo(100);
    }

    @Test
    void with_a_stated_grace_they_live_for_so_many_more_whole_days() {
        Era era = Era.begin(SERVER, shop, "2025-01-01T00:00:00+08:00", WITH_GRACE);
        long member = twoLots(era, 2025);
        Reply spent = shop.redeem(member, 120);
        era.at("2025-04-10T15:00:00");
        reverse(spent);
        assertThat(lots(member)).containsExactly("2025-04-18 100 of 100", "2025-05-01 50 of 50");
        era.at("2025-04-17T23:59:59.999");
        assertThat(shop.redeem(member, 150).status()).isEqualTo(200);
    }

    @Test
    void a_hold_that_nobody_claimed_gives_the_same_lots_back_when_it_ends() {
        Era era = Era.begin(SERVER, shop, "2026-01-01T00:00:00+08:00", WITH_GRACE);
        long member = twoLots(era, 2026);
        List<String> before = lots(member);
        assertThat(shop.reserve(member, 120).status()).isEqualTo(200);
        era.at("2026-02-01T10:15:00");
        assertThat(lots(member)).isEqualTo(before);
        era.at("2026-03-20T10:00:00");
        Reply late = reserveUntil(member, 120, "2026-04-10T15:00:00+08:00");
        assertThat(late.status()).as(late.body().toString()).isEqualTo(200);
        era.at("2026-04-11T09:00:00");
        assertThat(lots(member)).containsExactly("2026-04-18 100 of 100", "2026-05-01 50 of 50");
        era.sweep();
        assertThat(lots(member)).containsExactly("2026-04-18 100 of 100", "2026-05-01 50 of 50");
        assertThat(era.lapsed(member)).isZero();
        era.at("2026-04-18T00:00:00");
        assertThat(era.redeemable(member)).isEqualTo(50);
    }

    @Test
    void a_hold_that_is_cancelled_is_no_different_and_debt_is_paid_first() {
        Era era = Era.begin(SERVER, shop, "2027-01-01T00:00:00+08:00", THREE_MONTHS);
        long member = shop.member();
        String sale = Shop.number();
        era.at("2027-01-01T10:00:00");
        shop.buy(member, sale, 10_000);
        Reply hold = reserveUntil(member, 60, "2027-01-05T10:00:00+08:00");
        shop.refundAll(sale);
        assertThat(shop.balance(member).number("debt")).isEqualTo(60);
        shop.close("/holds/" + hold.body().path("hold").path("holdId").asString() + "/void");
        assertThat(shop.balance(member).number("debt")).isZero();
        assertThat(lots(member)).isEmpty();
    }

    private static Reply reserveUntil(long member, long points, String expiresAt) {
        return shop.post("/holds", """
                {"store":"reversals","member":{"memberId":"%d"},"points":"%d","expiresAt":"%s"}""".formatted(member, points, expiresAt));
    }
}
