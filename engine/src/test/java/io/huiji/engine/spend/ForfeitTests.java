package io.huiji.engine.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I16")
class ForfeitTests {

    private static Members anna() {
        return Members.of(Programmes.basic().pending(2)).clock("2026-03-04T12:00:00");
    }

    @Test
    void all_that_is_open_goes_back_what_is_pending_too() {
        Members anna = anna();
        anna.buy(10_000);
        anna.clock("2026-03-08T12:00:00");
        anna.buy(3_000);
        Changes changes = anna.done(new Command.Forfeit("closed"));
        assertThat(changes.points()).isEqualTo(-130);
        assertThat(changes.movements().getLast().postings()).allMatch(posting -> posting.to() == Account.ADJUSTMENT)
                .extracting(posting -> posting.from() + " " + posting.amount()).containsExactly("SPENDABLE 100", "PENDING 30");
        assertThat(anna.spendable()).isZero();
        assertThat(anna.member.lots()).allMatch(lot -> lot.remaining() == 0);
    }

    @Test
    void nothing_is_booked_for_who_has_nothing() {
        assertThat(anna().done(new Command.Forfeit("closed")).movements()).isEmpty();
    }

    @Test
    void points_at_a_checkout_wait_for_it() {
        Members anna = anna();
        anna.buy(10_000);
        anna.clock("2026-03-08T12:00:00").done(new Command.Reserve(40, null));
        assertThat(anna.refused(new Command.Forfeit("closed")).refusal()).isEqualTo(Refusal.HOLD_OPEN);
        anna.clock("2026-03-09T12:00:00").done(new Command.Forfeit("closed"));
        assertThat(anna.spendable()).isZero();
    }
}
