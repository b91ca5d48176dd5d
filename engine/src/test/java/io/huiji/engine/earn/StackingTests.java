package io.huiji.engine.earn;

import static io.huiji.engine.Members.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.decision.Step;
import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.Earning.RoundBy;
import io.huiji.engine.programme.Earning.Rounding;
import io.huiji.engine.programme.Earning.Stacking;
import io.huiji.engine.programme.When.Birthday;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackingTests {

    private static Programmes tierRates() {
        return Programmes.basic().fixedTiers().times("gold", "1.5", Whens.always().tier("gold")).times("silver", "1.2", Whens.always().tier("silver"));
    }

    @Test
    @Tag("E1")
    @Tag("E5")
    void gold_earns_half_as_much_again_and_silver_a_fifth() {
        assertThat(Members.of(tierRates()).quote(10_000)).isEqualTo(100);
        assertThat(Members.of(tierRates()).tier("gold").quote(10_000)).isEqualTo(150);
        assertThat(Members.of(tierRates()).tier("silver").quote(10_000)).isEqualTo(120);
    }

    @ParameterizedTest
    @Tag("E1")
    @CsvSource({"FLOOR, 39", "HALF_UP, 40", "CEILING, 40"})
    void rounding_happens_once_and_says_so(Rounding rounding, long points) {
        Members anna = Members.of(tierRates().rounding(rounding, RoundBy.RECEIPT)).tier("silver");
        assertThat(anna.quote(3_333)).isEqualTo(points);
        assertThat(Engine.decide(anna.plan, anna.facts(), new Command.Purchase(anna.receipt(line(1, 3_333)))).steps()).anySatisfy(step -> {
            assertThat(step.code()).isEqualTo(Step.Code.ROUNDING);
            assertThat(step.words()).containsEntry("exact", "39.996");
        });
    }

    @Test
    @Tag("E1")
    void rounding_by_line_or_by_receipt() {
        Members byReceipt = Members.of(Programmes.basic());
        Members byLine = Members.of(Programmes.basic().rounding(Rounding.FLOOR, RoundBy.LINE));
        assertThat(byReceipt.quote(byReceipt.receipt(line(1, 150), line(2, 150)))).isEqualTo(3);
        assertThat(byLine.quote(byLine.receipt(line(1, 150), line(2, 150)))).isEqualTo(2);
    }

    @Test
    @Tag("E2")
    void one_point_for_a_hundred_yuan() {
        Members anna = Members.of(Programmes.basic().base(1, 10_000));
        assertThat(anna.quote(19_900)).isEqualTo(1);
        assertThat(anna.quote(9_999)).isZero();
        anna.buy(6_000);
        anna.buy(6_000);
        assertThat(anna.spendable()).isZero();
    }

    @Test
    @Tag("E2")
    void with_carry_over_two_receipts_of_sixty_give_one() {
        Members anna = Members.of(Programmes.basic().base(1, 10_000).carryOver());
        var first = anna.buy(6_000);
        var second = anna.buy(6_000);
        assertThat(first.grantedPoints()).isZero();
        assertThat(second.grantedPoints()).isEqualTo(1);
        assertThat(anna.member.standing().carryFen()).isEqualTo(12_000);
        anna.refund(second, 2_001);
        assertThat(anna.spendable()).isZero();
        assertThat(anna.member.standing().carryFen()).isEqualTo(9_999);
        anna.buy(1);
        assertThat(anna.spendable()).isEqualTo(1);
    }

    @Test
    @Tag("E2")
    void a_carry_over_refund_in_parts_takes_what_the_whole_takes() {
        Members anna = Members.of(Programmes.basic().base(1, 10_000).carryOver());
        anna.buy(6_000);
        var sale = anna.buy(25_000);
        assertThat(anna.spendable()).isEqualTo(3);
        var part = anna.refund(sale, 11_500);
        assertThat(anna.spendable()).isEqualTo(1);
        anna.refund(part, 13_500);
        assertThat(anna.spendable()).isZero();
        assertThat(anna.member.standing().carryFen()).isEqualTo(6_000);
    }

    @ParameterizedTest
    @Tag("E7")
    @CsvSource({"MULTIPLY, 600", "ADD, 350", "BEST, 200"})
    void wednesday_birthday_and_gold_stack_as_the_programme_says(Stacking stacking, long points) {
        Members anna = Members.of(tierRates().stacking(stacking).times("wednesday", "2", Whens.always().weekday(3))
                .times("birthday", "2", Whens.always().birthday(Birthday.DAY))).tier("gold");
        anna.person(false, 304, anna.now);
        assertThat(anna.quote(10_000)).isEqualTo(points);
    }

    @Test
    @Tag("E7")
    void best_only_picks_the_best_for_each_line_and_bonuses_always_add() {
        Members anna = Members.of(Programmes.basic().stacking(Stacking.BEST).times("all", "1.5", Whens.always()).times("tea", "2", Whens.always().category("tea"))
                .times("weak", "1.2", Whens.always()).bonus("gift", 7, Whens.always()));
        var receipt = anna.receipt(line(1, 10_000, "tea"), line(2, 10_000));
        assertThat(anna.quote(receipt)).isEqualTo(200 + 150 + 7);
        assertThat(Engine.decide(anna.plan, anna.facts(), new Command.Purchase(receipt)).steps())
                .anySatisfy(step -> {
                    assertThat(step.code()).isEqualTo(Step.Code.RULE_NOT_BEST);
                    assertThat(step.subject()).isEqualTo("weak");
                });
    }

    @Test
    void adding_reductions_does_not_depend_on_the_order_and_stops_at_zero() {
        Members anna = Members.of(Programmes.basic().stacking(Stacking.ADD).times("a-half", "0.5", Whens.always()).times("b-none", "0", Whens.always())
                .times("c-double", "2", Whens.always()));
        assertThat(anna.quote(10_000)).isEqualTo(50);
        Members none = Members.of(Programmes.basic().stacking(Stacking.ADD).times("a", "0.5", Whens.always()).times("b", "0", Whens.always()));
        assertThat(none.quote(10_000)).isZero();
    }

    @Test
    @Tag("E7")
    void of_an_exclusive_group_the_first_by_priority_that_applies_counts() {
        Members anna = Members.of(Programmes.basic()
                .rule("low", 1, "day", Whens.always(), new Effect("3", null, null), null)
                .rule("high", 9, "day", Whens.always().minFen(20_000), new Effect("2", null, null), null)
                .rule("free", 0, null, Whens.always(), new Effect(null, 5L, null), null));
        assertThat(anna.quote(10_000)).isEqualTo(305);
        assertThat(anna.quote(20_000)).isEqualTo(405);
        List<Step> steps = Engine.decide(anna.plan, anna.facts(), new Command.Purchase(anna.receipt(line(1, 20_000)))).steps();
        assertThat(steps).anySatisfy(step -> assertThat(step.code()).isEqualTo(Step.Code.RULE_EXCLUDED_BY_GROUP));
    }

    @Test
    @Tag("I23")
    void many_odd_multipliers_stay_exact() {
        Programmes programmes = Programmes.basic();
        for (int i = 0; i < 10; i++) {
            programmes.times("m" + i, "1.0001", Whens.always());
        }
        long exact = new java.math.BigDecimal("1.0001").pow(10).multiply(java.math.BigDecimal.valueOf(1_000_000_000L)).longValue();
        assertThat(Members.of(programmes).quote(100_000_000_000L)).isEqualTo(exact);
    }

    @Test
    @Tag("I23")
    void one_receipt_never_earns_more_than_the_maximum() {
        Members anna = Members.of(Programmes.basic().times("a", "100", Whens.always()).times("b", "100", Whens.always()).times("c", "100", Whens.always()));
        assertThat(anna.quote(100_000_000_000L)).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void extra_points_of_each_rule_sum_to_the_whole() {
        Members anna = Members.of(Programmes.basic().times("a", "1.3333", Whens.always()).times("b", "1.7", Whens.always().category("tea"))
                .rounding(Rounding.HALF_UP, RoundBy.LINE));
        var receipt = anna.receipt(line(1, 3_333, "tea"), line(2, 777), line(3, 1, "tea"));
        List<Step> steps = Engine.decide(anna.plan, anna.facts(), new Command.Purchase(receipt)).steps();
        long told = steps.stream().filter(step -> step.code() == Step.Code.BASE || step.code() == Step.Code.MULTIPLIER).mapToLong(Step::points).sum();
        assertThat(told).isEqualTo(anna.quote(receipt));
        assertThat(Earning.Stacking.MULTIPLY).isEqualTo(anna.plan.programme().earning().stacking());
    }
}
