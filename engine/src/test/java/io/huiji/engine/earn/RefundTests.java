package io.huiji.engine.earn;

import static io.huiji.engine.Members.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.Whens;
import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Effect;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RefundTests {

    @Test
    @Tag("E3")
    void a_refund_below_the_step_gives_the_step_back() {
        Members anna = Members.of(Programmes.basic().times("double", "2", Whens.always().minFen(10_000)));
        var sale = anna.buy(12_000);
        assertThat(anna.spendable()).isEqualTo(240);
        anna.refund(sale, 3_000);
        assertThat(anna.spendable()).isEqualTo(90);
    }

    @Test
    @Tag("E3")
    void where_the_step_is_kept_a_refund_takes_its_rate_and_in_full_everything() {
        Programmes programmes = Programmes.basic().times("double", "2", Whens.always().minFen(10_000)).bonus("gift", 50, Whens.always().minFen(10_000));
        programmes.giveBackStep = false;
        Members anna = Members.of(programmes);
        var sale = anna.buy(12_000);
        assertThat(anna.spendable()).isEqualTo(290);
        var part = anna.refund(sale, 3_000);
        assertThat(anna.spendable()).isEqualTo(230);
        anna.refund(part, 9_000);
        assertThat(anna.spendable()).isZero();
    }

    @Test
    @Tag("I7")
    void any_split_over_lines_takes_what_the_full_refund_takes() {
        Programmes programmes = Programmes.basic().base(3, 700).times("odd", "1.37", Whens.always().category("tea"))
                .rounding(Earning.Rounding.HALF_UP, Earning.RoundBy.RECEIPT).bonus("gift", 11, Whens.always().minFen(5_000));
        Members anna = Members.of(programmes);
        var sale = anna.buy(anna.receipt(line(1, 3_333, "tea"), line(2, 4_445), line(3, 10)));
        var rest = anna.refund(sale, List.of(new LineAmount(1, 1_111), new LineAmount(2, 1)));
        rest = anna.refund(rest, List.of(new LineAmount(2, 4_444)));
        rest = anna.refund(rest, List.of(new LineAmount(1, 2_222), new LineAmount(3, 10)));
        assertThat(rest.clawedBackPoints()).isEqualTo(sale.grantedPoints());
        assertThat(anna.spendable()).isZero();
    }

    @Test
    @Tag("I6")
    void the_receipts_own_lots_go_first_then_the_first_to_expire_then_debt() {
        Members anna = Members.of(Programmes.basic().months(12)).clock("2026-01-01T10:00:00");
        anna.buy(5_000);
        anna.clock("2026-02-01T10:00:00");
        var sale = anna.buy(10_000);
        anna.clock("2026-03-01T10:00:00");
        anna.buy(3_000);
        anna.done(new Command.Redeem(120));
        assertThat(anna.spendable()).isEqualTo(60);
        anna.refund(sale, 10_000);
        assertThat(anna.spendable()).isZero();
        assertThat(anna.debt()).isEqualTo(40);
        assertThat(anna.booked.getLast().movements().getLast().postings()).containsExactly(
                new Posting(Account.SPENDABLE, Account.ISSUED, 60), new Posting(Account.DEBT, Account.ISSUED, 40));
    }

    @Test
    @Tag("I6")
    void pending_points_of_the_receipt_are_taken_from_pending() {
        Members anna = Members.of(Programmes.basic().pending(7));
        var sale = anna.buy(10_000);
        assertThat(anna.member.balance().pending()).isEqualTo(100);
        anna.refund(sale, 4_000);
        assertThat(anna.member.balance().pending()).isEqualTo(60);
        assertThat(anna.debt()).isZero();
    }

    @Test
    void held_points_stay_held_and_the_rest_is_owed() {
        Members anna = Members.of(Programmes.basic());
        var sale = anna.buy(10_000);
        anna.done(new Command.Reserve(30, null));
        anna.refund(sale, 10_000);
        assertThat(anna.member.balance().held()).isEqualTo(30);
        assertThat(anna.debt()).isEqualTo(30);
        anna.done(new Command.VoidHold(anna.member.holds().getFirst().id()));
        assertThat(anna.debt()).isZero();
        assertThat(anna.spendable()).isZero();
    }

    @Test
    void unknown_lines_and_too_much_are_refused() {
        Members anna = Members.of(Programmes.basic());
        var sale = anna.buy(10_000);
        assertThat(anna.refused(new Command.Refund(sale, List.of(new LineAmount(2, 1)))).refusal()).isEqualTo(Refusal.LINE_UNKNOWN);
        var tooMuch = anna.refused(new Command.Refund(sale, List.of(new LineAmount(1, 10_001))));
        assertThat(tooMuch.refusal()).isEqualTo(Refusal.REFUND_EXCEEDS_SALE);
        assertThat(tooMuch.numbers()).containsEntry("left_fen", 10_000L);
        var part = anna.refund(sale, 6_000);
        assertThat(anna.refused(new Command.Refund(part, List.of(new LineAmount(1, 3_000), new LineAmount(1, 1_001)))).refusal())
                .isEqualTo(Refusal.REFUND_EXCEEDS_SALE);
        anna.refund(part, 4_000);
    }

    @Test
    void totals_and_the_day_go_down_and_the_visit_only_with_the_last_fen() {
        Members anna = Members.of(Programmes.basic());
        var sale = anna.buy(10_000);
        var part = anna.refund(sale, 9_999);
        assertThat(anna.member.days().getFirst()).satisfies(day -> {
            assertThat(day.spendFen()).isEqualTo(1);
            assertThat(day.visits()).isEqualTo(1);
            assertThat(day.grantedPoints()).isEqualTo(100);
            assertThat(day.netPoints()).isZero();
        });
        anna.refund(part, 1);
        assertThat(anna.member.days().getFirst().visits()).isZero();
        assertThat(anna.member.standing().lifetimeSpendFen()).isZero();
        assertThat(anna.member.standing().lifetimeVisits()).isZero();
        assertThat(anna.member.standing().lifetimePoints()).isZero();
    }

    @Test
    void spending_less_never_earns_more() {
        Members anna = Members.of(Programmes.basic().times("bulk", "0.5", Whens.always().minFen(10_000)));
        var sale = anna.buy(10_000);
        assertThat(sale.grantedPoints()).isEqualTo(50);
        var part = anna.refund(sale, 1_000);
        assertThat(part.clawedBackPoints()).isZero();
        anna.refund(part, 9_000);
        assertThat(anna.spendable()).isZero();
    }

    /** The cap leaves 10 points of the receipt's 11 and nothing of its bonus, and the bonus does not come forth when she gives something back. */
    @Test
    @Tag("E2")
    void a_bonus_that_a_cap_cut_is_no_gain_of_a_refund() {
        Members anna = Members.of(Programmes.basic().carryOver().bonus("gift", 2, Whens.always())
                .cap("most", Earning.Per.RECEIPT, 10, Earning.Counts.GRANTED, null));
        var sale = anna.buy(1_100);
        anna.buy(60);
        assertThat(anna.spendable()).isEqualTo(12);
        anna.refund(sale, 101);
        assertThat(anna.spendable()).isEqualTo(12);
    }

    /** ¥200.30 earn 400 pending points, ¥0.40 then 1: together 401, of which the refund of the first takes one that is not its own. */
    @Test
    @Tag("E2")
    void points_given_back_pay_the_debt_that_the_refund_made_and_only_the_rest_is_pending() {
        Members anna = Members.of(Programmes.basic().carryOver().pending(7)
                .rule("much", 2, "g", Whens.always().minFen(15_000), new Effect("2", null, null), null)
                .rule("some", 1, "g", Whens.always().minFen(10_000), new Effect("0.001", null, null), null));
        var sale = anna.buy(20_030);
        anna.buy(40);
        var some = anna.refund(sale, 10_030);
        assertThat(anna.member.balance()).isEqualTo(new Balance(0, 1, 0, 1));
        var little = anna.refund(some, 1_000);
        assertThat(anna.member.balance()).isEqualTo(new Balance(0, 90, 0, 0));
        anna.refund(little, 9_000);
        assertThat(anna.member.balance()).isEqualTo(new Balance(0, 1, 0, 1));
    }

    /** ×2 from ¥150, ×0.5 from ¥100 to there: ¥200 earn 400, ¥120 earn 60, ¥90 earn 90. */
    @Test
    @Tag("I7")
    void where_less_earns_more_again_a_refund_gives_back_what_an_earlier_one_took() {
        Programmes programmes = Programmes.basic().rule("much", 2, "g", Whens.always().minFen(15_000), new Effect("2", null, null), null)
                .rule("some", 1, "g", Whens.always().minFen(10_000), new Effect("0.5", null, null), null);
        Members anna = Members.of(programmes);
        var sale = anna.buy(20_000);
        assertThat(anna.spendable()).isEqualTo(400);
        anna.done(new Command.Redeem(350));
        var part = anna.refund(sale, 8_000);
        assertThat(part.clawedBackPoints()).isEqualTo(340);
        assertThat(anna.debt()).isEqualTo(290);
        part = anna.refund(part, 3_000);
        assertThat(part.clawedBackPoints()).isEqualTo(310);
        assertThat(anna.debt()).isEqualTo(260);
        assertThat(anna.refund(part, 9_000).clawedBackPoints()).isEqualTo(400);
        assertThat(anna.debt()).isEqualTo(350);
    }

    @Test
    @Tag("E2")
    void with_carry_over_an_older_receipt_takes_the_point_that_the_newest_brought() {
        Members anna = Members.of(Programmes.basic().base(1, 10_000).carryOver().months(12));
        anna.done(new Command.Adjust(5, "gift"));
        anna.clock("2026-03-05T12:00:00");
        var older = anna.buy(6_000);
        anna.clock("2026-03-06T12:00:00");
        var newest = anna.buy(6_000);
        anna.refund(older, 6_000);
        assertThat(anna.member.lots()).singleElement().satisfies(lot -> assertThat(lot.amount()).isEqualTo(5));
        anna.refund(newest, 6_000);
        assertThat(anna.spendable()).isEqualTo(5);
        assertThat(anna.debt()).isZero();
    }

    @Test
    @Tag("E2")
    void what_a_cap_cut_is_not_carried_over_and_not_taken_back() {
        Members anna = Members.of(Programmes.basic().base(1, 10_000).carryOver().cap("receipt", Earning.Per.RECEIPT, 2, Earning.Counts.GRANTED, null));
        var older = anna.buy(6_000);
        var capped = anna.buy(45_000);
        assertThat(capped.grantedPoints()).isEqualTo(2);
        assertThat(anna.member.standing().carryFen()).isEqualTo(21_000);
        anna.refund(older, 6_000);
        assertThat(anna.spendable()).isEqualTo(1);
        anna.refund(capped, 45_000);
        assertThat(anna.spendable()).isZero();
        assertThat(anna.member.standing().carryFen()).isZero();
    }

    @Test
    @Tag("I1")
    void a_debt_made_later_is_paid_when_pending_points_become_spendable() {
        Members anna = Members.of(Programmes.basic().pending(7)).clock("2026-03-04T12:00:00");
        var sale = anna.buy(10_000);
        anna.clock("2026-03-11T00:00:00");
        anna.done(new Command.Redeem(70));
        anna.buy(5_000);
        anna.refund(sale, 10_000);
        assertThat(anna.debt()).isEqualTo(70);
        assertThat(anna.member.balance().pending()).isEqualTo(50);
        anna.clock("2026-03-18T00:00:00");
        anna.done(new Command.Settle());
        assertThat(anna.debt()).isEqualTo(20);
        assertThat(anna.booked.getLast().movements()).extracting(movement -> movement.reason()).containsExactly(Reason.ACTIVATE, Reason.REPAY);
    }
}
