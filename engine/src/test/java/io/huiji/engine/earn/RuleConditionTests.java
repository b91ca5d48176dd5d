package io.huiji.engine.earn;

import static io.huiji.engine.Members.at;
import static io.huiji.engine.Members.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.decision.Step;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.When.Birthday;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of rule: fires, does not fire, both edges. A receipt of ¥100 earns 100, doubled 200. */
class RuleConditionTests {

    private static Members doubled(Whens when) {
        return Members.of(Programmes.basic().fixedTiers().times("double", "2", when));
    }

    private static Step.Code why(Members member, Receipt receipt) {
        List<Step> steps = Engine.decide(member.plan, member.facts(), new Command.Purchase(receipt)).steps();
        return steps.stream().filter(step -> "double".equals(step.subject())).findFirst().orElseThrow().code();
    }

    private static Step.Code why(Members member) {
        return why(member, member.receipt(line(1, 10_000)));
    }

    @Test
    @Tag("E5")
    void a_tier_rule_asks_for_the_tier() {
        Members anna = doubled(Whens.always().tier("gold", "silver"));
        assertThat(why(anna)).isEqualTo(Step.Code.RULE_NOT_TIER);
        assertThat(anna.tier("silver").quote(10_000)).isEqualTo(200);
        assertThat(anna.tier("gold").quote(10_000)).isEqualTo(200);
        assertThat(anna.tier("forgotten").quote(10_000)).isEqualTo(100);
    }

    @Test
    @Tag("E4")
    void a_category_rule_multiplies_only_the_lines_of_its_category() {
        Members anna = doubled(Whens.always().category("tea"));
        assertThat(anna.quote(anna.receipt(line(1, 10_000, "milk-tea", "tea"), line(2, 5_000, "cake")))).isEqualTo(250);
        assertThat(why(anna, anna.receipt(line(1, 10_000, "cake")))).isEqualTo(Step.Code.RULE_NOT_CATEGORY);
        assertThat(why(anna, anna.receipt(line(1, 10_000)))).isEqualTo(Step.Code.RULE_NOT_CATEGORY);
    }

    @Test
    @Tag("E4")
    void products_and_exclusions_choose_lines() {
        Receipt.Line p1 = line(1, 10_000, "tea");
        Receipt.Line p2 = line(2, 5_000, "tea", "sale");
        Members product = doubled(Whens.always().product("p1"));
        assertThat(product.quote(product.receipt(p1, p2))).isEqualTo(250);
        Members notSale = doubled(Whens.always().category("tea").notCategory("sale"));
        assertThat(notSale.quote(notSale.receipt(p1, p2))).isEqualTo(250);
        Members notProduct = doubled(Whens.always().notProduct("p1"));
        assertThat(notProduct.quote(notProduct.receipt(p1, p2))).isEqualTo(200);
        Members both = doubled(Whens.always().category("sale").product("p1"));
        assertThat(both.quote(both.receipt(p1, p2))).isEqualTo(150);
    }

    @Test
    @Tag("E20")
    void a_store_rule_is_for_its_stores() {
        Members anna = doubled(Whens.always().store("s1"));
        assertThat(anna.quote(10_000)).isEqualTo(200);
        anna.store = new StoreFacts(8, "s2", "Asia/Shanghai");
        assertThat(why(anna)).isEqualTo(Step.Code.RULE_NOT_STORE);
    }

    @Test
    void a_channel_rule_is_for_its_channels() {
        Members anna = doubled(Whens.always().channel("delivery"));
        assertThat(why(anna)).isEqualTo(Step.Code.RULE_NOT_CHANNEL);
        assertThat(anna.quote(new Receipt(anna.now, "delivery", List.of(line(1, 10_000))))).isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("E6")
    @CsvSource({
        "2026-03-03T23:59:59.999, 100", "2026-03-04T00:00:00, 200", "2026-03-04T23:59:59.999999999, 200", "2026-03-05T00:00:00, 100"})
    void wednesday_is_exact_at_both_edges(String local, long points) {
        assertThat(doubled(Whens.always().weekday(3)).clock(local).quote(10_000)).isEqualTo(points);
    }

    @Test
    @Tag("E6")
    void the_day_is_the_stores_own() {
        Members anna = doubled(Whens.always().weekday(3));
        anna.store = new StoreFacts(9, "s9", "America/New_York");
        anna.now = Instant.parse("2026-03-04T04:59:59Z");
        assertThat(why(anna)).isEqualTo(Step.Code.RULE_NOT_TODAY);
        anna.now = Instant.parse("2026-03-04T05:00:00Z");
        assertThat(anna.quote(10_000)).isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("E6")
    @CsvSource({"2026-03-07T23:59:59.999, 100", "2026-03-08T00:00:00, 200", "2026-03-10T23:59:59.999, 200", "2026-03-11T00:00:00, 100"})
    void a_date_range_includes_both_days(String local, long points) {
        Members anna = doubled(Whens.always().dates("2026-03-08", "2026-03-10")).clock(local);
        assertThat(anna.quote(10_000)).isEqualTo(points);
    }

    @ParameterizedTest
    @Tag("E4")
    @CsvSource({
        "14:00, 17:00, 13:59:59.999, 100", "14:00, 17:00, 14:00:00, 200", "14:00, 17:00, 16:59:59.999, 200", "14:00, 17:00, 17:00:00, 100",
        "22:00, 02:00, 23:00:00, 200", "22:00, 02:00, 01:59:59, 200", "22:00, 02:00, 02:00:00, 100", "22:00, 02:00, 21:59:59, 100",
        "20:00, 00:00, 23:59:59.999, 200", "20:00, 00:00, 00:00:00, 100"})
    void a_time_slot_starts_at_from_and_ends_before_to(String from, String to, String time, long points) {
        Members anna = doubled(Whens.always().slot(from, to)).clock("2026-03-04T" + time);
        assertThat(anna.quote(10_000)).isEqualTo(points);
    }

    @ParameterizedTest
    @Tag("E7")
    @CsvSource({
        "DAY, 815, 2026-08-15T00:00:00, 200", "DAY, 815, 2026-08-14T23:59:59, 100", "DAY, 815, 2026-08-16T00:00:00, 100", "DAY, 0, 2026-08-15T00:00:00, 100",
        "MONTH, 815, 2026-08-01T00:00:00, 200", "MONTH, 815, 2026-07-31T23:59:59, 100", "MONTH, 815, 2026-08-31T23:59:59, 200",
        "DAY, 229, 2026-02-28T12:00:00, 200", "DAY, 229, 2026-03-01T12:00:00, 100", "DAY, 229, 2028-02-29T12:00:00, 200",
        "DAY, 229, 2028-02-28T12:00:00, 100", "MONTH, 229, 2026-02-03T12:00:00, 200"})
    void a_birthday_is_kept_on_its_day_or_in_its_month(Birthday kind, int born, String local, long points) {
        Members anna = doubled(Whens.always().birthday(kind)).clock(local).person(false, born, at("2020-01-01T00:00:00"));
        assertThat(anna.quote(10_000)).isEqualTo(points);
    }

    @Test
    @Tag("E3")
    void a_step_starts_at_its_amount() {
        Members anna = doubled(Whens.always().minFen(10_000));
        assertThat(anna.quote(9_999)).isEqualTo(99);
        assertThat(anna.quote(10_000)).isEqualTo(200);
        List<Step> steps = Engine.decide(anna.plan, anna.facts(), new Command.Purchase(anna.receipt(line(1, 8_800)))).steps();
        assertThat(steps).anySatisfy(step -> {
            assertThat(step.code()).isEqualTo(Step.Code.RULE_AMOUNT_SHORT);
            assertThat(step.numbers()).containsEntry("short_by_fen", 1_200L);
        });
    }

    @Test
    @Tag("E3")
    void every_fifth_visit_in_thirty_days_counts_this_one() {
        Members anna = doubled(Whens.always().visits(5, 30)).clock("2026-03-01T10:00:00");
        anna.buy(100);
        anna.clock("2026-03-02T10:00:00");
        for (int i = 0; i < 3; i++) {
            anna.buy(100);
        }
        anna.clock("2026-03-30T10:00:00");
        assertThat(anna.quote(10_000)).isEqualTo(200);
        anna.clock("2026-03-31T00:00:00");
        assertThat(why(anna)).isEqualTo(Step.Code.RULE_VISITS_SHORT);
        anna.clock("2026-03-30T10:00:00").buy(10_000);
        assertThat(why(anna)).isEqualTo(Step.Code.RULE_VISITS_SHORT);
    }

    @Test
    void the_first_purchase_is_the_first() {
        Members anna = doubled(Whens.always().firstPurchase());
        var sale = anna.buy(10_000);
        assertThat(sale.grantedPoints()).isEqualTo(200);
        assertThat(why(anna)).isEqualTo(Step.Code.RULE_NOT_FIRST);
        anna.refund(sale, 10_000);
        assertThat(anna.quote(10_000)).isEqualTo(200);
    }

    @Test
    void a_fixed_bonus_and_a_bonus_for_each_full_amount_add_up() {
        Members anna = Members.of(Programmes.basic().bonus("gift", 30, Whens.always())
                .rule("per", 0, null, Whens.always().category("tea"), new Earning.Effect(null, null, new Earning.Step(5, 3_000)), null));
        assertThat(anna.quote(anna.receipt(line(1, 8_999, "tea"), line(2, 1_001)))).isEqualTo(100 + 30 + 10);
        assertThat(anna.quote(anna.receipt(line(1, 9_000, "tea"), line(2, 1_000)))).isEqualTo(100 + 30 + 15);
        assertThat(anna.quote(anna.receipt(line(1, 2_999, "tea"), line(2, 7_001)))).isEqualTo(100 + 30);
    }

    @Test
    @Tag("E20")
    void excluded_lines_stores_and_channels_never_earn() {
        Programmes programmes = Programmes.basic();
        programmes.excluded = new Earning.Excluded(List.of("gift-card"), List.of("p9"), List.of("s9"), List.of("staff"));
        Members anna = Members.of(programmes);
        Receipt receipt = anna.receipt(line(1, 10_000), line(2, 5_000, "gift-card"), line(9, 700));
        assertThat(anna.quote(receipt)).isEqualTo(100);
        assertThat(anna.quote(new Receipt(anna.now, "staff", receipt.lines()))).isZero();
        List<Step> steps = Engine.decide(anna.plan, anna.facts(), new Command.Purchase(receipt)).steps();
        assertThat(steps).filteredOn(step -> step.code() == Step.Code.LINE_EXCLUDED).hasSize(2);
        anna.store = new StoreFacts(9, "s9", "Asia/Shanghai");
        assertThat(anna.quote(receipt)).isZero();
    }

    @Test
    void an_amount_of_zero_earns_nothing_and_is_no_visit() {
        Members anna = Members.of(Programmes.basic().bonus("gift", 30, Whens.always()));
        assertThat(anna.buy(0).grantedPoints()).isZero();
        assertThat(anna.member.standing().lifetimeVisits()).isZero();
    }
}
