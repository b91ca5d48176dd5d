package io.huiji.engine.earn;

import static io.huiji.engine.Members.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision.Accepted;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.decision.Step;
import io.huiji.engine.explain.Sentences;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Earning.Counts;
import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.Earning.Per;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E19")
class LimitTests {

    private static Programmes daily(Counts counts) {
        return Programmes.basic().cap("day", Per.DAY, 500, counts, null);
    }

    @Test
    void three_hundred_twice_under_a_cap_of_five_hundred() {
        Members anna = Members.of(daily(Counts.GRANTED));
        assertThat(anna.buy(30_000).grantedPoints()).isEqualTo(300);
        Accepted second = (Accepted) Engine.decide(anna.plan, anna.facts(), new Command.Purchase(anna.receipt(line(1, 30_000))));
        assertThat(second.changes().points()).isEqualTo(200);
        Step reached = second.steps().stream().filter(step -> step.code() == Step.Code.CAP_REACHED).findFirst().orElseThrow();
        assertThat(Sentences.zh(reached)).contains("已达单日上限");
    }

    @Test
    void a_refund_gives_no_room_back_where_granted_counts() {
        Members anna = Members.of(daily(Counts.GRANTED));
        var first = anna.buy(30_000);
        anna.buy(30_000);
        anna.refund(first, 30_000);
        assertThat(anna.spendable()).isEqualTo(200);
        assertThat(anna.buy(30_000).grantedPoints()).isZero();
    }

    @Test
    void a_refund_gives_room_back_where_net_counts() {
        Members anna = Members.of(daily(Counts.NET));
        var first = anna.buy(30_000);
        anna.buy(30_000);
        anna.refund(first, 30_000);
        assertThat(anna.buy(30_000).grantedPoints()).isEqualTo(300);
        assertThat(anna.buy(30_000).grantedPoints()).isZero();
    }

    @Test
    void the_next_day_has_its_own_room() {
        Members anna = Members.of(daily(Counts.GRANTED)).clock("2026-03-04T23:59:59.999");
        anna.buy(60_000);
        assertThat(anna.quote(100)).isZero();
        anna.clock("2026-03-05T00:00:00");
        assertThat(anna.quote(60_000)).isEqualTo(500);
    }

    @Test
    void a_week_runs_from_monday_to_sunday_and_a_month_from_its_first_day() {
        Members week = Members.of(Programmes.basic().cap("week", Per.WEEK, 500, Counts.GRANTED, null)).clock("2026-03-02T00:00:00");
        week.buy(60_000);
        assertThat(week.clock("2026-03-08T23:59:59").quote(100)).isZero();
        assertThat(week.clock("2026-03-09T00:00:00").quote(100)).isEqualTo(1);
        assertThat(week.clock("2026-03-01T23:59:59").quote(100)).isEqualTo(1);
        Members month = Members.of(Programmes.basic().cap("month", Per.MONTH, 500, Counts.GRANTED, null)).clock("2026-03-31T23:59:59");
        month.buy(60_000);
        assertThat(month.clock("2026-03-01T00:00:00").quote(100)).isZero();
        assertThat(month.clock("2026-04-01T00:00:00").quote(100)).isEqualTo(1);
        assertThat(month.plan.windowDays()).isEqualTo(31);
    }

    @Test
    void a_receipt_cap_holds_for_each_receipt() {
        Members anna = Members.of(Programmes.basic().cap("receipt", Per.RECEIPT, 80, Counts.GRANTED, null));
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(80);
        assertThat(anna.buy(7_900).grantedPoints()).isEqualTo(79);
    }

    @Test
    void a_cap_on_a_rule_limits_only_its_extra_points() {
        Members anna = Members.of(Programmes.basic().times("double", "2", Whens.always()).cap("extra", Per.DAY, 150, Counts.GRANTED, "double"));
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(200);
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(150);
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(100);
    }

    @Test
    void a_net_cap_on_a_rule_gets_its_room_back() {
        Members anna = Members.of(Programmes.basic().times("double", "2", Whens.always()).cap("extra", Per.DAY, 150, Counts.NET, "double"));
        var sale = anna.buy(10_000);
        anna.refund(sale, 4_000);
        assertThat(anna.quote(20_000)).isEqualTo(200 + 90);
    }

    @Test
    @Tag("E20")
    void a_cap_for_stores_counts_and_limits_there_alone() {
        Members anna = Members.of(Programmes.basic().cap("s2-day", Per.DAY, 50, Counts.GRANTED, null, "s2"));
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(100);
        anna.store = new StoreFacts(8, "s2", "Asia/Shanghai");
        assertThat(anna.buy(3_000).grantedPoints()).isEqualTo(30);
        assertThat(anna.buy(3_000).grantedPoints()).isEqualTo(20);
        assertThat(anna.buy(3_000).grantedPoints()).isZero();
    }

    @Test
    @Tag("I12")
    void a_budget_gives_what_it_has_left_and_no_more() {
        Members anna = Members.of(Programmes.basic().budget("spring", 1_000)
                .rule("double", 0, null, Whens.always(), new Effect("2", null, null), "spring"));
        anna.budgetLeft.put("spring", 130L);
        anna.buy(10_000);
        assertThat(anna.booked.getLast().budgetDraws()).containsEntry("spring", 100L);
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(130);
        assertThat(anna.booked.getLast().budgetDraws()).containsEntry("spring", 30L);
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(100);
        assertThat(anna.booked.getLast().budgetDraws()).isEmpty();
    }

    @Test
    void points_that_a_cap_takes_are_not_drawn_from_the_budget() {
        Members anna = Members.of(Programmes.basic().budget("spring", 1_000).cap("receipt", Per.RECEIPT, 120, Counts.GRANTED, null)
                .rule("double", 0, null, Whens.always(), new Effect("2", null, null), "spring"));
        anna.budgetLeft.put("spring", 1_000L);
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(120);
        assertThat(anna.booked.getLast().budgetDraws()).containsEntry("spring", 20L);
    }

    @Test
    void two_rules_share_one_budget_within_a_receipt() {
        Members anna = Members.of(Programmes.basic().budget("spring", 1_000)
                .rule("a", 0, null, Whens.always(), new Effect(null, 40L, null), "spring")
                .rule("b", 0, null, Whens.always(), new Effect(null, 40L, null), "spring"));
        anna.budgetLeft.put("spring", 50L);
        assertThat(anna.buy(10_000).grantedPoints()).isEqualTo(150);
        assertThat(anna.booked.getLast().budgetDraws()).containsEntry("spring", 50L);
    }

    @Test
    void a_refund_gives_a_budget_nothing_back() {
        Members anna = Members.of(Programmes.basic().budget("spring", 1_000)
                .rule("double", 0, null, Whens.always(), new Effect("2", null, null), "spring"));
        anna.budgetLeft.put("spring", 50L);
        var sale = anna.buy(10_000);
        assertThat(sale.grantedPoints()).isEqualTo(150);
        var half = anna.refund(sale, 4_000);
        assertThat(half.clawedBackPoints()).isEqualTo(40);
        anna.refund(half, 6_000);
        assertThat(anna.spendable()).isZero();
        assertThat(anna.budgetLeft).containsEntry("spring", 0L);
    }
}
