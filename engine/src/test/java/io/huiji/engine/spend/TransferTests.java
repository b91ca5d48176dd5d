package io.huiji.engine.spend;

import static io.huiji.engine.Members.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.TransferIn.Part;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.TransferParts;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Programme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R13")
class TransferTests {

    private static Members member(long id, Programme.Transfer terms) {
        Programmes programmes = Programmes.basic().months(12);
        programmes.transfer = terms;
        Members member = Members.of(programmes);
        MemberFacts facts = member.member;
        member.member = new MemberFacts(id, false, 0, at("2026-03-01T12:00:00"), facts.balance(), facts.standing(), List.of(), List.of(), List.of());
        return member;
    }

    private static Members anna() {
        Members anna = member(1, new Programme.Transfer(true, 100, 150, 72));
        anna.buy(30_000);
        return anna.clock("2026-03-05T12:00:00");
    }

    @Test
    @Tag("I16")
    void points_move_with_the_life_of_their_lots() {
        Members anna = anna();
        anna.buy(5_000);
        Members bob = member(2, new Programme.Transfer(true, 100, 150, 0));
        Facts facts = anna.facts();
        List<Part> parts = TransferParts.of(facts, anna.done(new Command.TransferOut(100, 2, 0)));
        assertThat(bob.done(new Command.TransferIn(1, parts)).points()).isEqualTo(100);
        Lot lot = bob.member.lots().getFirst();
        assertThat(lot.expiresAt()).isEqualTo(at("2027-03-04T00:00:00"));
        assertThat(lot.earnedAt()).isEqualTo(at("2026-03-04T12:00:00"));
        assertThat(lot.storeId()).isEqualTo(7);
        assertThat(anna.spendable() + bob.spendable()).isEqualTo(350);
    }

    @Test
    void each_refusal_has_its_turn() {
        Members off = member(1, new Programme.Transfer(false, 0, 0, 0));
        assertThat(off.refused(new Command.TransferOut(1, 1, 0)).refusal()).isEqualTo(Refusal.TRANSFER_DISABLED);
        Members anna = anna();
        assertThat(anna.refused(new Command.TransferOut(1, 1, 0)).refusal()).isEqualTo(Refusal.TRANSFER_TO_SELF);
        anna.clock("2026-03-04T11:59:59.999");
        assertThat(anna.refused(new Command.TransferOut(1_000, 2, 0)).refusal()).isEqualTo(Refusal.TRANSFER_COOLING_OFF);
        anna.clock("2026-03-04T12:00:00");
        assertThat(anna.refused(new Command.TransferOut(101, 2, 0)).refusal()).isEqualTo(Refusal.TRANSFER_CAP);
        assertThat(anna.refused(new Command.TransferOut(100, 2, 51)).numbers()).containsEntry("left_today", 99L);
        anna.done(new Command.TransferOut(100, 2, 50));
        Members poor = member(3, new Programme.Transfer(true, 100, 150, 0));
        assertThat(poor.refused(new Command.TransferOut(1, 2, 0)).refusal()).isEqualTo(Refusal.POINTS_INSUFFICIENT);
    }

    @Test
    void debt_stays_and_is_paid_by_what_comes_in() {
        Members bob = member(2, new Programme.Transfer(true, 100, 150, 0));
        var sale = bob.buy(6_000);
        bob.done(new Command.Redeem(60));
        bob.refund(sale, 6_000);
        assertThat(bob.debt()).isEqualTo(60);
        assertThat(bob.refused(new Command.TransferOut(1, 1, 0)).refusal()).isEqualTo(Refusal.POINTS_INSUFFICIENT);
        bob.done(new Command.TransferIn(1, List.of(new Part(50, at("2026-01-01T00:00:00"), at("2027-01-01T00:00:00"), 7),
                new Part(30, at("2026-02-01T00:00:00"), null, 7))));
        assertThat(bob.debt()).isZero();
        assertThat(bob.spendable()).isEqualTo(20);
    }
}
