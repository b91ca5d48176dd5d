package io.huiji.engine.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.programme.Programme.Activity;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who pays a debt does not depend on whether the nightly job ran before a purchase. */
class OwingTests {

    private static final Programmes PROGRAMME = Programmes.basic().months(1);

    /** Owes 4 of a refund, and a hold of 10 has ended but is not booked. */
    private static Members owing() {
        Members anna = Members.of(PROGRAMME).clock("2026-03-04T12:00:00");
        anna.plan = withActivity();
        Sale first = anna.buy(1_000);
        anna.done(new Command.Reserve(10, null));
        anna.clock("2026-03-04T12:01:00");
        anna.refund(anna.refund(first, 200), 200);
        assertThat(anna.debt()).isEqualTo(4);
        return anna.clock("2026-03-06T12:00:00");
    }

    private static Plan withActivity() {
        Programmes programmes = Programmes.basic().months(1);
        programmes.activities.add(new Activity("class", Programmes.text("上课"), 80));
        return programmes.plan();
    }

    private static List<String> lots(Members member) {
        return member.member.lots().stream().sorted(Comparator.comparing((Lot lot) -> Objects.requireNonNull(lot.expiresAt())))
                .map(lot -> lot.expiresAt() + " " + lot.remaining() + " of " + lot.amount()).toList();
    }

    @Test
    @Tag("I5")
    @Tag("I9")
    void a_hold_that_ended_pays_the_debt_before_a_later_purchase_does() {
        Members swept = owing();
        swept.done(new Command.Settle());
        swept.buy(8_000);
        Members anna = owing();
        anna.buy(8_000);
        assertThat(lots(anna)).isEqualTo(lots(swept)).containsExactly("2026-04-03T16:00:00Z 6 of 10", "2026-04-05T16:00:00Z 80 of 80");
        assertThat(anna.debt()).isZero();
        anna.clock("2026-04-04T00:00:00").done(new Command.Settle());
        assertThat(anna.spendable()).isEqualTo(80);
    }

    @Test
    void a_purchase_says_what_was_paid_and_books_it_in_the_order_of_time() {
        Members anna = owing();
        anna.buy(8_000);
        Changes changes = anna.booked.getLast();
        assertThat(changes.movements()).extracting(Changes.Movement::reason).containsExactly(Reason.HOLD_EXPIRE, Reason.REPAY, Reason.EARN);
        assertThat(changes.holdsClosed()).hasSize(1);
    }

    @Test
    @Tag("E23")
    void an_activity_is_no_different() {
        Members anna = owing();
        anna.done(new Command.Grant("class", anna.now));
        assertThat(lots(anna)).containsExactly("2026-04-03T16:00:00Z 6 of 10", "2026-04-05T16:00:00Z 80 of 80");
    }

    @Test
    void a_purchase_that_earns_nothing_books_what_time_did_all_the_same() {
        Members anna = owing();
        anna.buy(50);
        assertThat(anna.debt()).isZero();
        assertThat(anna.spendable()).isEqualTo(6);
    }

    @Test
    void pending_points_that_are_due_pay_before_the_purchase_does() {
        Members anna = Members.of(Programmes.basic().pending(1).months(1)).clock("2026-03-04T12:00:00");
        Sale first = anna.buy(1_000);
        anna.clock("2026-03-05T00:00:00").done(new Command.Redeem(10));
        anna.buy(600);
        anna.refund(first, 1_000);
        assertThat(anna.debt()).isEqualTo(10);
        anna.clock("2026-03-06T00:00:00").buy(8_000);
        assertThat(anna.debt()).isEqualTo(4);
        assertThat(anna.member.balance().pending()).isEqualTo(80);
    }

    @Test
    void whoever_owes_nothing_earns_without_a_look_at_her_lots() {
        Members anna = Members.of(PROGRAMME);
        anna.buy(1_000);
        assertThat(new Command.Grant("class", anna.now).needsLots(anna.member.balance())).isFalse();
        assertThat(new Command.Redeem(1).needsLots(anna.member.balance())).isTrue();
        assertThat(new Command.Grant("class", anna.now).needsLots(owing().member.balance())).isTrue();
    }
}
