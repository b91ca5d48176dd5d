package io.huiji.engine.earn;

import static io.huiji.engine.Members.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.programme.Earning.Counts;
import io.huiji.engine.programme.Earning.Per;
import io.huiji.engine.programme.Programme.Activity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E23")
class GrantTests {

    private static Members member(Programmes programmes) {
        programmes.activities.add(new Activity("appointment", Programmes.text("预约到店"), 30));
        return Members.of(programmes);
    }

    @Test
    void an_appointment_kept_gives_points_at_once_with_the_life_of_its_day() {
        Members anna = member(Programmes.basic().months(12).pending(7));
        Changes changes = anna.done(new Command.Grant("appointment", at("2026-03-01T23:59:59")));
        assertThat(changes.points()).isEqualTo(30);
        assertThat(changes.movements().getFirst().reason()).isEqualTo(Reason.BONUS);
        assertThat(anna.spendable()).isEqualTo(30);
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at("2027-03-01T00:00:00"));
    }

    @Test
    void it_is_no_visit_and_no_spending_but_points_that_were_earned() {
        Members anna = member(Programmes.basic());
        anna.done(new Command.Grant("appointment", anna.now));
        assertThat(anna.member.standing().lifetimeVisits()).isZero();
        assertThat(anna.member.standing().lastSpendDay()).isNull();
        assertThat(anna.member.standing().lifetimePoints()).isEqualTo(30);
    }

    @Test
    void an_unknown_activity_is_refused() {
        assertThat(member(Programmes.basic()).refused(new Command.Grant("dance", at("2026-03-01T12:00:00"))).refusal()).isEqualTo(Refusal.ACTIVITY_UNKNOWN);
    }

    @Test
    @Tag("E19")
    void the_members_daily_cap_holds_for_it_too() {
        Members anna = member(Programmes.basic().cap("day", Per.DAY, 100, Counts.GRANTED, null).cap("receipt", Per.RECEIPT, 10, Counts.GRANTED, null));
        for (int i = 0; i < 3; i++) {
            assertThat(anna.done(new Command.Grant("appointment", anna.now)).points()).isEqualTo(30);
        }
        assertThat(anna.done(new Command.Grant("appointment", anna.now)).points()).isEqualTo(10);
        assertThat(anna.done(new Command.Grant("appointment", anna.now)).movements()).isEmpty();
    }

    @Test
    @Tag("I6")
    void it_pays_debt_first() {
        Members anna = member(Programmes.basic());
        var sale = anna.buy(2_000);
        anna.done(new Command.Redeem(20));
        anna.refund(sale, 2_000);
        anna.done(new Command.Grant("appointment", anna.now));
        assertThat(anna.debt()).isZero();
        assertThat(anna.spendable()).isEqualTo(10);
    }
}
