package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows and falls of tiers to the millisecond of a midnight in Shanghai, over HTTP. */
class TierEdgesIT {

    private static final String RULES = """
            "tiers":{"ladder":[{"code":"regular","name":{"zh":"普通","en":"Regular"},"threshold":0},
                               {"code":"silver","name":{"zh":"银卡","en":"Silver"},"threshold":200000},
                               {"code":"gold","name":{"zh":"金卡","en":"Gold"},"threshold":1000000}],
                     "measure":"spend","window":{"kind":"rolling","days":30},"downgrade":{"inactivityDays":60,"to":"base"}}""";

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Era era;

    @BeforeAll
    static void open() {
        era = Era.begin(SERVER, new Shop(SERVER, "tiers"), "2024-01-01T00:00:00+08:00", RULES);
    }

    @Test
    @Tag("T3")
    void day_thirty_counts_to_its_last_millisecond() {
        long member = era.shop().member();
        era.at("2024-02-01T00:00:00.000").earn(member, 1_200);
        assertThat(era.at("2024-03-01T23:59:59.999").tier(member)).isNotEqualTo("silver");
        era.earn(member, 800);
        assertThat(era.tier(member)).isEqualTo("silver");
    }

    @Test
    @Tag("T3")
    void day_thirty_one_does_not_however_few_the_hours() {
        long member = era.shop().member();
        era.at("2024-02-01T23:59:59.999").earn(member, 1_200);
        era.at("2024-03-02T00:00:00.000").earn(member, 800);
        assertThat(era.tier(member)).isNotEqualTo("silver");
    }

    @Test
    @Tag("T4")
    void sixty_complete_days_without_spending_fall_to_the_base_at_midnight_with_or_without_the_sweep() {
        long seen = era.shop().member();
        long swept = era.shop().member();
        era.at("2025-03-01T23:00:00").earn(seen, 10_000);
        era.earn(swept, 10_000);
        assertThat(era.tier(seen)).isEqualTo("gold");
        era.at("2025-04-30T23:59:59.999").sweep();
        assertThat(era.tier(seen)).isEqualTo("gold");
        assertThat(tierInTheBooks(swept)).isEqualTo("gold");
        assertThat(era.at("2025-05-01T00:00:00.000").tier(seen)).isEqualTo("regular");
        era.sweep();
        assertThat(tierInTheBooks(swept)).isEqualTo("regular");
        assertThat(era.redeemable(swept)).isEqualTo(10_000);
    }

    @Test
    @Tag("T4")
    void only_spending_keeps_the_tier() {
        long spender = era.shop().member();
        long redeemer = era.shop().member();
        era.at("2026-03-01T00:00:00").earn(spender, 10_000);
        era.earn(redeemer, 10_000);
        era.at("2026-04-30T23:59:59.999").earn(spender, 1);
        assertThat(era.shop().redeem(redeemer, 1).status()).isEqualTo(200);
        era.at("2026-05-01T00:00:00.000");
        assertThat(era.tier(spender)).isEqualTo("gold");
        assertThat(era.tier(redeemer)).isEqualTo("regular");
    }

    private static String tierInTheBooks(long member) {
        return SERVER.jdbc().sql("select tier from standing.standing where member_id = ?").param(member).query(String.class).single();
    }
}
