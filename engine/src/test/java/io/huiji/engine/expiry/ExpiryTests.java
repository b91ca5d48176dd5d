package io.huiji.engine.expiry;

import static io.huiji.engine.Members.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.programme.Expiry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTests {

    @ParameterizedTest
    @Tag("R15")
    @CsvSource({
        "2024-03-01T23:59:59, 12, 2025-03-01T00:00:00", "2025-01-31T10:00:00, 1, 2025-02-28T00:00:00", "2024-01-31T10:00:00, 1, 2024-02-29T00:00:00",
        "2024-02-29T10:00:00, 12, 2025-02-28T00:00:00"})
    void points_live_whole_months_from_the_day_they_were_earned(String earned, int months, String expires) {
        Members anna = Members.of(Programmes.basic().months(months)).clock(earned);
        anna.buy(10_000);
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at(expires));
    }

    @Test
    @Tag("R15")
    void the_programmes_zone_says_which_day_it_is() {
        Members anna = Members.of(Programmes.basic().months(12));
        anna.now = Instant.parse("2024-02-29T16:00:00Z");
        anna.buy(100);
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at("2025-03-01T00:00:00"));
    }

    @Test
    @Tag("R15")
    @Tag("I9")
    void spending_first_to_expire_loses_as_little_as_possible() {
        Members anna = Members.of(Programmes.basic().months(12)).clock("2024-03-01T10:00:00");
        anna.buy(10_000);
        anna.clock("2024-09-01T10:00:00").buy(10_000);
        anna.clock("2025-02-01T10:00:00").done(new Command.Redeem(120));
        anna.clock("2025-03-01T03:00:00");
        assertThat(anna.done(new Command.Settle()).movements()).isEmpty();
        anna.clock("2025-09-02T03:00:00");
        Changes swept = anna.done(new Command.Settle());
        assertThat(swept.movements()).hasSize(1);
        assertThat(swept.movements().getFirst().reason()).isEqualTo(Reason.EXPIRE);
        assertThat(swept.movements().getFirst().postings().getFirst().amount()).isEqualTo(80);
        assertThat(swept.movements().getFirst().effectiveAt()).isEqualTo(at("2025-09-01T00:00:00"));
        assertThat(anna.done(new Command.Settle()).movements()).isEmpty();
    }

    @ParameterizedTest
    @Tag("R16")
    @CsvSource({
        "0, 2024-12-31T23:59:59.999, 2025-01-01T00:00:00", "0, 2024-01-01T00:00:00, 2025-01-01T00:00:00", "1, 2024-12-31T23:59:59.999, 2026-01-01T00:00:00",
        "0, 2025-01-01T00:00:00, 2026-01-01T00:00:00"})
    void once_a_year_what_was_earned_in_a_year_lapses(int yearsLater, String earned, String expires) {
        Members anna = Members.of(Programmes.basic().expiry(new Expiry(Expiry.Kind.YEARLY, 0, yearsLater, List.of()))).clock(earned);
        anna.buy(10_000);
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at(expires));
    }

    @Test
    @Tag("R17")
    void graded_points_lapse_in_steps() {
        Expiry graded = new Expiry(Expiry.Kind.GRADED, 0, 0, List.of(new Expiry.Part(12, 50), new Expiry.Part(18, 50)));
        Members anna = Members.of(Programmes.basic().expiry(graded)).clock("2024-03-01T10:00:00");
        anna.buy(10_100);
        assertThat(anna.member.lots()).extracting(Lot::amount).containsExactly(50L, 51L);
        anna.clock("2025-03-01T00:00:00").done(new Command.Settle());
        assertThat(anna.spendable()).isEqualTo(51);
        anna.clock("2025-08-31T23:59:59").done(new Command.Settle());
        assertThat(anna.spendable()).isEqualTo(51);
        anna.clock("2025-09-01T00:00:00").done(new Command.Settle());
        assertThat(anna.spendable()).isZero();
    }

    @Test
    @Tag("R17")
    void a_single_graded_point_is_one_lot() {
        Expiry graded = new Expiry(Expiry.Kind.GRADED, 0, 0, List.of(new Expiry.Part(12, 50), new Expiry.Part(18, 0)));
        Members anna = Members.of(Programmes.basic().expiry(graded)).clock("2024-03-01T10:00:00");
        anna.buy(100);
        assertThat(anna.member.lots()).extracting(Lot::amount).containsExactly(1L);
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at("2025-09-01T00:00:00"));
    }

    @Test
    @Tag("I9")
    void what_was_due_is_booked_in_the_order_in_which_it_happened() {
        Members anna = Members.of(Programmes.basic().pending(3).months(1)).clock("2026-03-04T12:00:00");
        anna.buy(10_000);
        anna.clock("2026-06-01T00:00:00");
        Changes changes = anna.done(new Command.Settle());
        assertThat(changes.movements()).extracting(movement -> movement.reason()).containsExactly(Reason.ACTIVATE, Reason.EXPIRE);
        assertThat(changes.movements()).extracting(movement -> movement.effectiveAt()).containsExactly(at("2026-03-07T00:00:00"), at("2026-04-04T00:00:00"));
    }
}
