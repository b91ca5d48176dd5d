package io.huiji.engine.tier;

import static io.huiji.engine.Members.at;
import static io.huiji.engine.Members.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Downgrade.To;
import io.huiji.engine.programme.Tiers.Measure;
import io.huiji.engine.programme.Tiers.Window;
import io.huiji.engine.programme.Tiers.Window.Kind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTests {

    private static final Window MONTH_OF_DAYS = new Window(Kind.ROLLING, 30);
    private static final Window LIFETIME = new Window(Kind.LIFETIME, 0);
    private static final Downgrade NEVER = new Downgrade(0, 0, To.BASE);

    private static Members spenders(Window window, Downgrade downgrade) {
        return Members.of(Programmes.basic().tiers(Measure.SPEND, window, downgrade, 200_000, 500_000));
    }

    private static @Nullable String tier(Members member) {
        return member.member.standing().tier();
    }

    @ParameterizedTest
    @Tag("T3")
    @CsvSource({"2026-03-30T00:00:01, silver", "2026-03-30T23:59:59, silver", "2026-03-31T00:00:00, base"})
    void twelve_hundred_on_day_one_and_eight_hundred_on_day_thirty(String second, String expected) {
        Members anna = spenders(MONTH_OF_DAYS, NEVER).clock("2026-03-01T23:59:59");
        anna.buy(120_000);
        anna.clock(second).buy(80_000);
        String tier = tier(anna);
        assertThat(tier == null ? "base" : tier).isEqualTo(expected);
    }

    @Test
    @Tag("T5")
    void a_tier_counts_from_the_purchase_after_the_one_that_reached_it() {
        Members anna = Members.of(Programmes.basic().tiers(Measure.SPEND, LIFETIME, NEVER, 10_000, 50_000).times("silver", "2", Whens.always().tier("silver")));
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(100);
        assertThat(tier(anna)).isEqualTo("silver");
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(200);
        assertThat(anna.buy(30_000).grantedPoints()).isEqualTo(600);
        assertThat(tier(anna)).isEqualTo("gold");
    }

    @Test
    @Tag("T1")
    void a_purchase_may_climb_several_rungs_at_once() {
        Members anna = spenders(LIFETIME, NEVER);
        anna.buy(500_000);
        assertThat(tier(anna)).isEqualTo("gold");
    }

    @Test
    @Tag("T2")
    @Tag("I13")
    void earned_points_count_and_spending_them_never_demotes() {
        Members anna = Members.of(Programmes.basic().tiers(Measure.POINTS, LIFETIME, NEVER, 1_000, 9_000));
        anna.buy(99_900);
        assertThat(tier(anna)).isNull();
        anna.buy(100);
        assertThat(tier(anna)).isEqualTo("silver");
        anna.done(new Command.Redeem(1_000));
        assertThat(tier(anna)).isEqualTo("silver");
    }

    @Test
    @Tag("T5")
    void visits_count_too() {
        Members anna = Members.of(Programmes.basic().tiers(Measure.VISITS, new Window(Kind.MONTH, 0), NEVER, 2, 3));
        anna.clock("2026-03-31T23:00:00").buy(100);
        anna.clock("2026-04-01T00:00:00").buy(100);
        assertThat(tier(anna)).isNull();
        anna.clock("2026-04-30T00:00:00").buy(100);
        assertThat(tier(anna)).isEqualTo("silver");
    }

    @ParameterizedTest
    @CsvSource({"MONTH, 2026-03-31, 2026-04-01", "QUARTER, 2026-03-31, 2026-04-01", "YEAR, 2026-12-31, 2027-01-01"})
    void calendar_windows_start_anew(Kind kind, String last, String first) {
        Members together = spenders(new Window(kind, 0), NEVER).clock(last + "T00:00:00");
        together.buy(120_000);
        together.clock(last + "T23:59:59").buy(80_000);
        assertThat(tier(together)).isEqualTo("silver");
        Members apart = spenders(new Window(kind, 0), NEVER).clock(last + "T23:59:59");
        apart.buy(120_000);
        apart.clock(first + "T00:00:00").buy(80_000);
        assertThat(tier(apart)).isNull();
    }

    @ParameterizedTest
    @Tag("T4")
    @CsvSource({"2026-05-03T23:59:59, gold", "2026-05-04T00:00:00, base"})
    void after_sixty_days_without_spending_she_is_at_the_base(String local, String expected) {
        Members anna = spenders(LIFETIME, new Downgrade(60, 0, To.BASE)).clock("2026-03-04T12:00:00");
        anna.buy(500_000);
        anna.clock(local).done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo(expected);
        assertThat(anna.spendable()).isEqualTo(5_000);
    }

    @Test
    @Tag("T4")
    void a_due_downgrade_counts_though_no_job_ran() {
        Members anna = Members.of(Programmes.basic().tiers(Measure.SPEND, MONTH_OF_DAYS, new Downgrade(60, 0, To.BASE), 10_000, 90_000_000)
                .times("silver", "2", Whens.always().tier("silver"))).clock("2026-03-04T12:00:00");
        anna.buy(10_000);
        assertThat(anna.clock("2026-05-03T12:00:00").quote(10_000)).isEqualTo(200);
        assertThat(anna.clock("2026-05-04T12:00:00").quote(9_000)).isEqualTo(90);
        anna.buy(9_000);
        assertThat(tier(anna)).isEqualTo("base");
    }

    @Test
    @Tag("T4")
    void only_spending_counts_as_activity() {
        Members anna = spenders(LIFETIME, new Downgrade(60, 0, To.BASE)).clock("2026-03-04T12:00:00");
        anna.buy(500_000);
        anna.clock("2026-05-01T12:00:00").done(new Command.Redeem(10));
        anna.clock("2026-05-04T12:00:00").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("base");
    }

    @Test
    @Tag("T4")
    void a_soft_landing_falls_one_step_at_a_time() {
        Members anna = spenders(LIFETIME, new Downgrade(60, 0, To.ONE_STEP)).clock("2026-03-04T12:00:00");
        anna.buy(500_000);
        anna.clock("2026-05-04T00:00:00").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("silver");
        anna.clock("2026-07-02T23:59:59").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("silver");
        anna.clock("2026-07-03T00:00:00").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("base");
    }

    @Test
    @Tag("T4")
    void two_steps_that_were_due_are_caught_up_on_at_once() {
        Members anna = spenders(LIFETIME, new Downgrade(60, 0, To.ONE_STEP)).clock("2026-03-04T12:00:00");
        anna.buy(500_000);
        anna.clock("2026-07-03T00:00:00").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("base");
    }

    @Test
    @Tag("T4")
    void a_holding_period_ends_with_a_new_look_at_the_window() {
        Members anna = spenders(MONTH_OF_DAYS, new Downgrade(0, 90, To.QUALIFIED)).clock("2026-01-01T12:00:00");
        anna.buy(500_000);
        assertThat(anna.member.standing().qualifiedUntil()).isEqualTo(LocalDate.parse("2026-04-01"));
        anna.clock("2026-03-20T12:00:00").buy(200_000);
        anna.clock("2026-04-01T23:59:59").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("gold");
        anna.clock("2026-04-02T00:00:00").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("silver");
        assertThat(anna.member.standing().tierSince()).isEqualTo(LocalDate.parse("2026-04-02"));
    }

    @Test
    @Tag("T4")
    void a_tier_that_is_reached_again_is_held_again() {
        Members anna = spenders(MONTH_OF_DAYS, new Downgrade(0, 90, To.BASE)).clock("2026-01-01T12:00:00");
        anna.buy(200_000);
        anna.clock("2026-03-20T12:00:00").buy(200_000);
        anna.clock("2026-04-02T00:00:00").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("silver");
        assertThat(anna.member.standing().qualifiedUntil()).isEqualTo(LocalDate.parse("2026-06-30"));
    }

    @Test
    @Tag("T5")
    void downgrades_come_at_the_stated_hour() {
        Programmes programmes = Programmes.basic().tiers(Measure.SPEND, LIFETIME, new Downgrade(60, 0, To.BASE), 200_000, 500_000);
        Tiers tiers = java.util.Objects.requireNonNull(programmes.tiers);
        programmes.tiers = new Tiers(tiers.ladder(), tiers.measure(), tiers.window(), tiers.downgrade(), 4);
        Members anna = Members.of(programmes).clock("2026-03-04T12:00:00");
        anna.buy(500_000);
        anna.clock("2026-05-04T03:59:59.999").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("gold");
        anna.clock("2026-05-04T04:00:00").done(new Command.Settle());
        assertThat(tier(anna)).isEqualTo("base");
    }

    @Test
    void receipts_that_arrive_late_reach_the_same_tier() {
        Members anna = spenders(MONTH_OF_DAYS, NEVER).clock("2026-03-30T12:00:00");
        anna.buy(80_000);
        anna.clock("2026-04-20T12:00:00");
        anna.buy(new Receipt(at("2026-03-01T12:00:00"), "till", List.of(line(1, 120_000))));
        assertThat(tier(anna)).isEqualTo("silver");
    }

    @Test
    void a_refund_takes_the_tier_that_its_receipt_carried() {
        Members anna = spenders(MONTH_OF_DAYS, NEVER);
        anna.buy(150_000);
        var sale = anna.buy(60_000);
        assertThat(tier(anna)).isEqualTo("silver");
        var part = anna.refund(sale, 10_000);
        assertThat(tier(anna)).isEqualTo("silver");
        anna.refund(part, 1);
        assertThat(tier(anna)).isEqualTo("base");
    }

    @Test
    void a_refund_leaves_a_tier_that_it_did_not_carry() {
        Members anna = spenders(MONTH_OF_DAYS, NEVER);
        anna.standing(new Standing("gold", LocalDate.parse("2020-01-01"), null, null, 0, 0, 0, 0));
        var sale = anna.buy(60_000);
        anna.refund(sale, 60_000);
        assertThat(tier(anna)).isEqualTo("gold");
        assertThat(anna.member.standing().lastSpendDay()).isNull();
    }

    @Test
    void windows_say_how_many_days_must_be_loaded() {
        assertThat(spenders(LIFETIME, NEVER).plan.windowDays()).isZero();
        assertThat(spenders(MONTH_OF_DAYS, NEVER).plan.windowDays()).isEqualTo(30);
        assertThat(spenders(MONTH_OF_DAYS, new Downgrade(60, 0, To.BASE)).plan.windowDays()).isEqualTo(60);
        assertThat(spenders(new Window(Kind.QUARTER, 0), NEVER).plan.windowDays()).isEqualTo(92);
        assertThat(spenders(new Window(Kind.YEAR, 0), NEVER).plan.windowDays()).isEqualTo(366);
    }
}
