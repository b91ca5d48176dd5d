package io.huiji.engine.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.facts.Lot;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N3")
class OldBalanceTests {

    private static final Instant END = Instant.parse("2026-04-30T16:00:00Z");

    private static Members anna() {
        return Members.of(Programmes.basic().months(12)).clock("2026-03-04T12:00:00");
    }

    @Test
    void an_old_balance_keeps_its_own_end_and_nothing_is_issued_for_it() {
        Members anna = anna();
        Changes changes = anna.done(new Command.OldBalance(120, END, "旧卡"));
        assertThat(changes.movements().getFirst().reason()).isEqualTo(Reason.ADJUST);
        assertThat(changes.movements().getFirst().postings()).allMatch(posting -> posting.from() == Account.ADJUSTMENT && posting.to() == Account.SPENDABLE);
        assertThat(anna.member.lots()).extracting(Lot::expiresAt).containsExactly(END);
        assertThat(anna.spendable()).isEqualTo(120);
        anna.clock("2026-05-01T00:00:00").done(new Command.Settle());
        assertThat(anna.spendable()).isZero();
    }

    @Test
    void without_an_end_it_lives_as_points_of_today() {
        Members anna = anna();
        anna.done(new Command.OldBalance(120, null, null));
        anna.buy(10_000);
        assertThat(anna.member.lots()).extracting(lot -> Objects.requireNonNull(lot.expiresAt())).hasSize(2)
                .containsOnly(Instant.parse("2027-03-03T16:00:00Z"));
    }

    @Test
    void taking_it_back_draws_its_own_lot_first_and_what_is_spent_is_owed() {
        Members anna = anna();
        anna.done(new Command.OldBalance(120, END, null));
        long decision = anna.member.lots().getFirst().decisionId();
        anna.buy(3_000);
        anna.done(new Command.Redeem(50));
        Changes changes = anna.done(new Command.UndoOldBalance(decision, 120));
        assertThat(changes.points()).isEqualTo(-120);
        assertThat(anna.spendable()).isZero();
        assertThat(anna.debt()).isEqualTo(20);
        assertThat(changes.movements().getLast().postings()).allMatch(posting -> posting.to() == Account.ADJUSTMENT);
    }

    @Test
    void nothing_is_no_balance() {
        assertThatThrownBy(() -> anna().done(new Command.OldBalance(0, END, null))).isInstanceOf(IllegalArgumentException.class);
    }
}
