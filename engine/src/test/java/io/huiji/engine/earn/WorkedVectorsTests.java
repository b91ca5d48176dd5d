package io.huiji.engine.earn;

import static io.huiji.engine.Members.at;
import static io.huiji.engine.Members.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Tiers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkedVectorsTests {

    @Test
    @Tag("vector-a")
    @Tag("I6")
    void what_was_spent_becomes_debt_and_the_next_points_pay_it() {
        Members anna = Members.of(Programmes.basic());
        Sale a = anna.buy(10_000);
        Lot lot = anna.member.lots().getFirst();
        anna.done(new Command.Redeem(60));
        anna.refund(a, 10_000);
        assertThat(anna.spendable()).isZero();
        assertThat(anna.debt()).isEqualTo(60);
        anna.buy(8_000);
        assertThat(anna.spendable()).isEqualTo(20);
        assertThat(anna.debt()).isZero();
        anna.done(new Command.Restore(1, List.of(new Command.RestoredLot(closed(lot), 60))));
        assertThat(anna.spendable()).isEqualTo(80);
    }

    @Test
    @Tag("vector-a")
    void a_restored_redemption_pays_debt_first() {
        Members anna = Members.of(Programmes.basic());
        Sale a = anna.buy(10_000);
        Lot lot = anna.member.lots().getFirst();
        anna.done(new Command.Redeem(60));
        anna.refund(a, 10_000);
        anna.buy(2_000);
        assertThat(anna.debt()).isEqualTo(40);
        anna.done(new Command.Restore(1, List.of(new Command.RestoredLot(closed(lot), 60))));
        assertThat(anna.debt()).isZero();
        assertThat(anna.spendable()).isEqualTo(20);
    }

    @Test
    @Tag("vector-b")
    @Tag("I7")
    void three_refunds_of_a_third_take_back_exactly_what_was_granted() {
        Members anna = Members.of(Programmes.basic());
        Sale sale = anna.buy(9_999);
        assertThat(sale.grantedPoints()).isEqualTo(99);
        Sale one = anna.refund(sale, 3_333);
        Sale two = anna.refund(one, 3_333);
        Sale three = anna.refund(two, 3_333);
        assertThat(one.clawedBackPoints()).isEqualTo(33);
        assertThat(two.clawedBackPoints()).isEqualTo(66);
        assertThat(three.clawedBackPoints()).isEqualTo(99);
        assertThat(anna.member.lots()).isEmpty();
    }

    @Test
    @Tag("vector-c")
    @Tag("I9")
    @Tag("I4")
    void the_last_millisecond_counts_whether_or_not_a_sweep_ran() {
        Members anna = Members.of(Programmes.basic().months(12)).clock("2024-03-01T10:00:00");
        anna.buy(10_000);
        anna.clock("2025-02-28T23:59:59.999");
        anna.done(new Command.Redeem(40));
        anna.clock("2025-03-01T00:00:00");
        assertThat(anna.refused(new Command.Redeem(1)).refusal()).isEqualTo(Refusal.POINTS_INSUFFICIENT);
        anna.done(new Command.Settle());
        assertThat(anna.spendable()).isZero();
        assertThat(anna.refused(new Command.Redeem(1)).numbers()).containsEntry("short_by", 1L);
    }

    @Test
    @Tag("R15")
    void the_lot_that_lapses_first_is_spent_first() {
        Members anna = Members.of(Programmes.basic().months(12)).clock("2024-03-01T10:00:00");
        anna.buy(10_000);
        anna.clock("2024-09-01T10:00:00").buy(10_000);
        assertThat(anna.member.lots()).extracting(Lot::expiresAt).containsExactly(at("2025-03-01T00:00:00"), at("2025-09-01T00:00:00"));
        anna.clock("2025-02-01T10:00:00").done(new Command.Redeem(120));
        assertThat(anna.member.lots()).extracting(Lot::remaining).containsExactly(80L);
        anna.clock("2025-03-01T00:00:00").done(new Command.Settle());
        assertThat(anna.spendable()).isEqualTo(80);
        anna.clock("2025-08-31T23:59:59.999").done(new Command.Settle());
        assertThat(anna.spendable()).isEqualTo(80);
        anna.clock("2025-09-01T00:00:00").done(new Command.Settle());
        assertThat(anna.spendable()).isZero();
    }

    @ParameterizedTest
    @Tag("T4")
    @CsvSource({"2026-05-03T23:59:59.999, gold", "2026-05-04T00:00:00, silver", "2026-07-02T23:59:59.999, silver", "2026-07-03T00:00:00, base"})
    void sixty_days_without_spending_cost_one_tier_and_no_points(String moment, String tier) {
        Members anna = Members.of(Programmes.basic().tiers(Tiers.Measure.SPEND, new Tiers.Window(Tiers.Window.Kind.ROLLING, 365),
                new Tiers.Downgrade(60, 0, Tiers.Downgrade.To.ONE_STEP), 200_000, 500_000)).clock("2026-03-04T12:00:00");
        anna.buy(500_000);
        anna.clock(moment).done(new Command.Settle());
        assertThat(anna.member.standing().tier()).isEqualTo(tier);
        assertThat(anna.spendable()).isEqualTo(5_000);
    }

    @Test
    @Tag("vector-f")
    void a_refund_takes_back_the_rate_and_the_lots_of_the_sale() {
        Members anna = Members.of(Programmes.basic().times("double", "2", Whens.always()).months(12));
        anna.buy(5_000);
        anna.clock("2026-03-05T12:00:00");
        Sale sale = anna.buy(10_000);
        MemberFacts before = anna.member;
        anna.plan = Programmes.basic().base(7, 100).plan();
        anna.refund(sale, 5_000);
        assertThat(before.balance().spendable() - anna.spendable()).isEqualTo(100);
        assertThat(anna.member.lots()).anySatisfy(lot -> {
            assertThat(lot.decisionId()).isEqualTo(sale.decisionId());
            assertThat(lot.remaining()).isEqualTo(100);
        });
    }

    @Test
    @Tag("I20")
    void the_kept_facts_decided_again_give_the_kept_answer() {
        Members anna = Members.of(Programmes.basic().times("double", "2", Whens.always().visits(2, 30)));
        Command purchase = new Command.Purchase(anna.receipt(line(1, 10_000)));
        Facts kept = anna.facts();
        Decision first = anna.send(purchase);
        anna.clock("2026-03-09T09:00:00").buy(5_000);
        assertThat(Engine.decide(anna.plan, kept, purchase)).isEqualTo(first);
        assertThat(Engine.decide(Programmes.basic().times("double", "2", Whens.always().visits(2, 30)).plan(), kept, purchase)).isEqualTo(first);
    }

    @Test
    @Tag("vector-g")
    void a_line_of_ten_earns_on_its_amount() {
        Members anna = Members.of(Programmes.basic());
        Receipt.Line ten = new Receipt.Line(1, "cup", List.of(), 10, 15_000);
        assertThat(anna.quote(anna.receipt(ten))).isEqualTo(150);
        assertThat(anna.quote(1_500)).isEqualTo(15);
    }

    @Test
    @Tag("vector-j")
    void a_late_receipt_is_rated_on_its_own_day_and_booked_now() {
        Members anna = Members.of(Programmes.basic().times("wednesday", "2", Whens.always().weekday(3)).months(12));
        anna.clock("2026-03-09T09:00:00");
        Receipt late = new Receipt(at("2026-03-04T12:00:00"), "till", List.of(line(1, 10_000)));
        anna.buy(late);
        assertThat(anna.spendable()).isEqualTo(200);
        assertThat(anna.member.days().getFirst().day()).hasToString("2026-03-04");
        assertThat(anna.booked.getLast().movements().getFirst().effectiveAt()).isEqualTo(anna.now);
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at("2027-03-04T00:00:00"));
    }

    @Test
    @Tag("vector-j")
    void a_receipt_older_than_the_limit_is_refused() {
        Programmes programmes = Programmes.basic();
        programmes.eventDays = 3;
        Members anna = Members.of(programmes).clock("2026-03-09T09:00:00");
        Receipt old = new Receipt(at("2026-03-05T23:59:59"), "till", List.of(line(1, 10_000)));
        Receipt justInTime = new Receipt(at("2026-03-06T00:00:00"), "till", List.of(line(1, 10_000)));
        assertThat(anna.refused(new Command.Purchase(old)).refusal()).isEqualTo(Refusal.RECEIPT_TOO_OLD);
        assertThat(anna.quote(justInTime)).isEqualTo(100);
    }

    /** The lot as the books keep it once nothing is left of it. */
    private static Lot closed(Lot lot) {
        return new Lot(lot.id(), lot.decisionId(), lot.storeId(), lot.earnedAt(), lot.activeAt(), true, lot.expiresAt(), lot.amount(), 0, 0);
    }
}
