package io.huiji.engine.spend;

import static io.huiji.engine.Members.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.MergeParts;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X2")
@Tag("I16")
class MergeTests {

    private static Members member(long id) {
        Members member = Members.of(Programmes.basic().months(12));
        MemberFacts facts = member.member;
        member.member = new MemberFacts(id, false, 0, at("2026-03-01T12:00:00"), facts.balance(), facts.standing(), List.of(), List.of(), List.of());
        return member;
    }

    private static Command.MergeIn leave(Members gone) {
        Facts facts = gone.facts();
        Changes changes = gone.done(new Command.MergeOut(2));
        return MergeParts.merged(gone.plan, facts, changes);
    }

    private static void owe(Members member, long fen) {
        var sale = member.buy(fen);
        member.done(new Command.Redeem(fen / 100));
        member.refund(sale, fen);
    }

    @Test
    void lots_come_with_their_life_and_what_they_were() {
        Members anna = member(1);
        anna.buy(10_000);
        Lot was = anna.member.lots().getFirst();
        Members same = member(2).clock("2026-04-01T12:00:00");
        anna.clock("2026-04-01T12:00:00");
        assertThat(same.done(leave(anna)).points()).isEqualTo(100);
        Lot is = same.member.lots().getFirst();
        assertThat(is).usingRecursiveComparison().ignoringFields("id").isEqualTo(was);
        assertThat(anna.member.balance().spendable() + anna.member.balance().debt()).isZero();
        assertThat(anna.member.standing()).isEqualTo(Standing.NEW);
        assertThat(anna.member.days()).allMatch(day -> day.spendFen() == 0 && day.visits() == 0 && day.netPoints() == 0);
        assertThat(same.member.standing().lifetimeSpendFen()).isEqualTo(10_000);
        assertThat(same.member.days()).extracting("spendFen").containsExactly(10_000L);
    }

    @Test
    void what_one_owes_is_paid_from_what_the_other_has() {
        Members anna = member(1);
        owe(anna, 6_000);
        Members same = member(2);
        same.buy(10_000);
        same.done(leave(anna));
        assertThat(anna.debt()).isZero();
        assertThat(same.debt()).isZero();
        assertThat(same.spendable()).isEqualTo(40);

        Members rich = member(1);
        rich.buy(10_000);
        Members owing = member(2);
        owe(owing, 6_000);
        owing.done(leave(rich));
        assertThat(owing.debt()).isZero();
        assertThat(owing.spendable()).isEqualTo(40);
    }

    @Test
    void a_refund_takes_from_the_lot_that_came_with_its_sale() {
        Members anna = member(1);
        var sale = anna.buy(10_000);
        Members same = member(2);
        // so that its ids are others
        for (int i = 0; i < 9; i++) {
            same.done(new Command.Settle());
        }
        same.clock("2026-03-01T12:00:00").buy(5_000);
        same.clock("2026-03-04T12:00:00").done(leave(anna));
        same.refund(sale, 4_000);
        assertThat(same.member.lots()).extracting(Lot::remaining).containsExactlyInAnyOrder(50L, 60L);
    }

    @Test
    void nobody_leaves_with_points_reserved_and_nobody_frozen_comes_or_goes() {
        Members anna = member(1);
        anna.buy(10_000);
        anna.done(new Command.Reserve(10, null));
        assertThat(anna.refused(new Command.MergeOut(2)).refusal()).isEqualTo(Refusal.HOLD_OPEN);
        anna.person(true, 0, at("2026-03-01T12:00:00"));
        assertThat(anna.refused(new Command.MergeOut(2)).refusal()).isEqualTo(Refusal.MEMBER_FROZEN);
    }
}
