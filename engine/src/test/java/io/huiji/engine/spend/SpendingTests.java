package io.huiji.engine.spend;

import static io.huiji.engine.Members.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.Members;
import io.huiji.engine.Programmes;
import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.HoldEnd;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.RestoredLot;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Programme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpendingTests {

    /** ¥100 on 1 January and ¥50 on 1 February; points live three months. Now is 1 March. */
    private static Members twoLots() {
        Members anna = Members.of(Programmes.basic().months(3)).clock("2026-01-01T10:00:00");
        anna.buy(10_000);
        anna.clock("2026-02-01T10:00:00").buy(5_000);
        return anna.clock("2026-03-01T10:00:00");
    }

    private static Lot lot(Members member, long amount) {
        return member.member.lots().stream().filter(lot -> lot.amount() == amount).findFirst().orElseThrow();
    }

    @Test
    @Tag("I5")
    void lots_are_drawn_first_to_expire_first() {
        Members anna = twoLots();
        long first = lot(anna, 100).id();
        long second = lot(anna, 50).id();
        Changes changes = anna.done(new Command.Redeem(120));
        assertThat(changes.points()).isEqualTo(-120);
        assertThat(changes.movements()).hasSize(1);
        assertThat(changes.movements().getFirst().draws()).containsExactly(new Draw(first, -100, 0, null), new Draw(second, -20, 0, null));
        assertThat(changes.movements().getFirst().postings()).containsExactly(new Posting(Account.SPENDABLE, Account.REDEEMED, 120));
        assertThat(anna.spendable()).isEqualTo(30);
    }

    @Test
    @Tag("I5")
    void points_that_never_lapse_are_drawn_last_and_of_equals_the_oldest_then_the_lowest_id() {
        Members anna = Members.of(Programmes.basic()).clock("2026-03-01T10:00:00");
        anna.member = new MemberFacts(1, false, 0, null, new Balance(40, 0, 0, 0), anna.member.standing(), List.of(), List.of(
                open(4, "2026-01-01T00:00:00", null), open(3, "2026-02-01T00:00:00", "2026-06-01T00:00:00"),
                open(2, "2026-01-05T00:00:00", "2026-06-01T00:00:00"), open(1, "2026-02-01T00:00:00", "2026-06-01T00:00:00")), List.of());
        Changes changes = anna.done(new Command.Redeem(31));
        assertThat(changes.movements().getFirst().draws()).extracting(Draw::lotId).containsExactly(2L, 1L, 3L, 4L);
    }

    private static Lot open(long id, String earned, @org.jspecify.annotations.Nullable String expires) {
        return new Lot(id, id, 0, at(earned), at(earned), true, expires == null ? null : at(expires), 10, 10, 0);
    }

    @Test
    @Tag("I3")
    void nobody_spends_more_than_is_there() {
        Members anna = twoLots();
        var refused = anna.refused(new Command.Redeem(151));
        assertThat(refused.refusal()).isEqualTo(Refusal.POINTS_INSUFFICIENT);
        assertThat(refused.numbers()).containsEntry("short_by", 1L);
        anna.done(new Command.Redeem(150));
    }

    @Test
    @Tag("I4")
    void held_and_pending_points_cannot_be_spent() {
        Members anna = twoLots();
        anna.done(new Command.Reserve(100, null));
        assertThat(anna.refused(new Command.Redeem(51)).numbers()).containsEntry("short_by", 1L);
        Members waiting = Members.of(Programmes.basic().pending(1));
        waiting.buy(10_000);
        assertThat(waiting.refused(new Command.Redeem(1)).refusal()).isEqualTo(Refusal.POINTS_INSUFFICIENT);
        waiting.clock("2026-03-04T23:59:59.999");
        assertThat(waiting.refused(new Command.Redeem(1)).refusal()).isEqualTo(Refusal.POINTS_INSUFFICIENT);
        waiting.clock("2026-03-05T00:00:00");
        waiting.done(new Command.Redeem(100));
    }

    @Test
    void a_minimum_comes_before_a_short_balance() {
        Programmes programmes = Programmes.basic();
        programmes.redemption = new Programme.Redemption(50, 15, 0);
        Members anna = Members.of(programmes);
        assertThat(anna.refused(new Command.Redeem(49)).refusal()).isEqualTo(Refusal.BELOW_MINIMUM);
        assertThat(anna.refused(new Command.Reserve(49, null)).refusal()).isEqualTo(Refusal.BELOW_MINIMUM);
        assertThat(anna.refused(new Command.Redeem(50)).refusal()).isEqualTo(Refusal.POINTS_INSUFFICIENT);
        assertThatThrownBy(() -> anna.send(new Command.Redeem(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_frozen_member_earns_but_does_not_spend() {
        Members anna = twoLots();
        anna.done(new Command.Reserve(10, at("2026-03-02T10:00:00")));
        long hold = anna.member.holds().getFirst().id();
        anna.person(true, 0, at("2025-01-01T00:00:00"));
        assertThat(anna.buy(1_000).grantedPoints()).isEqualTo(10);
        assertThat(anna.refused(new Command.Redeem(1)).refusal()).isEqualTo(Refusal.MEMBER_FROZEN);
        assertThat(anna.refused(new Command.Reserve(1, null)).refusal()).isEqualTo(Refusal.MEMBER_FROZEN);
        assertThat(anna.refused(new Command.Capture(hold, null)).refusal()).isEqualTo(Refusal.MEMBER_FROZEN);
        assertThat(anna.refused(new Command.TransferOut(1, 2, 0)).refusal()).isEqualTo(Refusal.MEMBER_FROZEN);
        assertThat(anna.refused(new Command.TransferIn(2, List.of())).refusal()).isEqualTo(Refusal.MEMBER_FROZEN);
        anna.done(new Command.VoidHold(hold));
        anna.done(new Command.Adjust(-5, "correction"));
    }

    @Test
    void reserve_then_capture_spends_and_reserve_then_void_gives_back_to_the_same_lots() {
        Members anna = twoLots();
        var before = anna.member;
        anna.done(new Command.Reserve(120, null));
        assertThat(anna.member.balance()).isEqualTo(new Balance(30, 0, 120, 0));
        assertThat(anna.member.holds().getFirst().expiresAt()).isEqualTo(at("2026-03-01T10:15:00"));
        anna.done(new Command.VoidHold(anna.member.holds().getFirst().id()));
        assertThat(anna.member).isEqualTo(before);
        anna.done(new Command.Reserve(120, null));
        Changes captured = anna.done(new Command.Capture(anna.member.holds().getFirst().id(), null));
        assertThat(captured.points()).isEqualTo(-120);
        assertThat(anna.member.balance()).isEqualTo(new Balance(30, 0, 0, 0));
        assertThat(anna.member.holds()).isEmpty();
    }

    @Test
    void capturing_a_part_gives_the_rest_back() {
        Members anna = twoLots();
        long first = lot(anna, 100).id();
        long second = lot(anna, 50).id();
        anna.done(new Command.Reserve(120, null));
        long hold = anna.member.holds().getFirst().id();
        assertThat(anna.refused(new Command.Capture(hold, 121L)).refusal()).isEqualTo(Refusal.CAPTURE_EXCEEDS_HOLD);
        Changes changes = anna.done(new Command.Capture(hold, 60L));
        assertThat(changes.movements().getFirst().draws()).containsExactly(new Draw(first, 40, -100, null), new Draw(second, 20, -20, null));
        assertThat(changes.holdsClosed()).containsExactly(new HoldClosed(hold, HoldEnd.CAPTURED, 60));
        assertThat(anna.spendable()).isEqualTo(90);
    }

    @Test
    void a_hold_ends_at_its_moment_swept_or_not() {
        Members anna = twoLots();
        anna.done(new Command.Reserve(120, null));
        long hold = anna.member.holds().getFirst().id();
        anna.clock("2026-03-01T10:15:00");
        assertThat(anna.refused(new Command.Capture(hold, null)).refusal()).isEqualTo(Refusal.HOLD_EXPIRED);
        assertThat(anna.refused(new Command.VoidHold(hold)).refusal()).isEqualTo(Refusal.HOLD_EXPIRED);
        Changes changes = anna.done(new Command.Redeem(150));
        assertThat(changes.movements()).extracting(movement -> movement.reason()).containsExactly(Reason.HOLD_EXPIRE, Reason.REDEEM);
        assertThat(changes.movements().getFirst().effectiveAt()).isEqualTo(at("2026-03-01T10:15:00"));
        assertThat(anna.refused(new Command.Capture(hold, null)).refusal()).isEqualTo(Refusal.HOLD_UNKNOWN);
        assertThat(anna.refused(new Command.VoidHold(999)).refusal()).isEqualTo(Refusal.HOLD_UNKNOWN);
    }

    @Test
    void held_points_outlive_their_lot_until_they_come_back() {
        Members anna = twoLots();
        anna.done(new Command.Reserve(120, at("2026-04-02T10:00:00")));
        anna.clock("2026-04-02T09:00:00");
        anna.done(new Command.Settle());
        assertThat(anna.member.balance()).isEqualTo(new Balance(30, 0, 120, 0));
        Changes changes = anna.done(new Command.VoidHold(anna.member.holds().getFirst().id()));
        assertThat(changes.movements()).extracting(movement -> movement.reason()).containsExactly(Reason.VOID, Reason.EXPIRE);
        assertThat(anna.member.balance()).isEqualTo(new Balance(50, 0, 0, 0));
    }

    @Test
    @Tag("R21")
    @Tag("I5")
    void a_restored_redemption_gives_the_same_lots_their_own_life() {
        Members anna = twoLots();
        Lot first = lot(anna, 100);
        Lot second = lot(anna, 50);
        MemberFacts before = anna.member;
        anna.done(new Command.Redeem(120));
        Lot closed = new Lot(first.id(), first.decisionId(), first.storeId(), first.earnedAt(), first.activeAt(), true, first.expiresAt(), 100, 0, 0);
        anna.done(new Command.Restore(1, List.of(new RestoredLot(closed, 100), new RestoredLot(lot(anna, 50), 20))));
        assertThat(anna.member.balance()).isEqualTo(before.balance());
        assertThat(anna.member.lots()).containsExactlyInAnyOrder(first, second);
        assertThat(anna.refused(new Command.Restore(1, List.of())).refusal()).isEqualTo(Refusal.ALREADY_REVERSED);
    }

    @Test
    @Tag("R21")
    void points_of_a_lapsed_lot_come_back_and_lapse_or_live_on_for_the_days_of_grace() {
        for (int graceDays : new int[] {0, 7}) {
            Programmes programmes = Programmes.basic().months(3);
            programmes.redemption = new Programme.Redemption(1, 15, graceDays);
            Members anna = Members.of(programmes).clock("2026-01-01T10:00:00");
            anna.buy(10_000);
            Lot lot = anna.member.lots().getFirst();
            anna.done(new Command.Redeem(100));
            anna.clock("2026-04-10T10:00:00");
            Lot closed = new Lot(lot.id(), lot.decisionId(), lot.storeId(), lot.earnedAt(), lot.activeAt(), true, lot.expiresAt(), 100, 0, 0);
            Changes changes = anna.done(new Command.Restore(1, List.of(new RestoredLot(closed, 100))));
            if (graceDays == 0) {
                assertThat(changes.movements()).extracting(movement -> movement.reason()).containsExactly(Reason.RESTORE, Reason.EXPIRE);
                assertThat(anna.spendable()).isZero();
            } else {
                assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at("2026-04-18T00:00:00"));
                anna.clock("2026-04-17T23:59:59.999").done(new Command.Redeem(100));
            }
        }
    }

    @Test
    @Tag("R21")
    void points_of_a_hold_that_ends_have_the_same_grace_and_what_was_not_held_has_none() {
        Programmes programmes = Programmes.basic().months(3);
        programmes.redemption = new Programme.Redemption(1, 15, 7);
        Members anna = Members.of(programmes).clock("2026-01-01T10:00:00");
        anna.buy(10_000);
        anna.done(new Command.Reserve(60, at("2026-04-01T00:00:00")));
        anna.clock("2026-04-08T23:59:59.999").done(new Command.Settle());
        assertThat(anna.member.balance()).isEqualTo(new Balance(60, 0, 0, 0));
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at("2026-04-09T00:00:00"));
        anna.done(new Command.Reserve(60, at("2026-04-20T10:00:00")));
        anna.clock("2026-04-25T10:00:00");
        Changes changes = anna.done(new Command.Settle());
        assertThat(changes.movements()).extracting(movement -> movement.reason()).containsExactly(Reason.HOLD_EXPIRE);
        assertThat(anna.member.lots().getFirst().expiresAt()).isEqualTo(at("2026-04-28T00:00:00"));
    }

    @Test
    @Tag("R21")
    @Tag("I9")
    void a_grace_that_is_over_when_it_is_looked_at_has_lapsed() {
        Programmes programmes = Programmes.basic().months(3);
        programmes.redemption = new Programme.Redemption(1, 15, 7);
        Members anna = Members.of(programmes).clock("2026-01-01T10:00:00");
        anna.buy(10_000);
        anna.done(new Command.Reserve(60, at("2026-04-02T10:00:00")));
        anna.clock("2026-04-10T00:00:00");
        Changes changes = anna.done(new Command.Settle());
        assertThat(changes.movements()).extracting(movement -> movement.reason()).containsExactly(Reason.EXPIRE, Reason.HOLD_EXPIRE, Reason.EXPIRE);
        assertThat(changes.movements().getLast().effectiveAt()).isEqualTo(at("2026-04-10T00:00:00"));
        assertThat(anna.member.balance()).isEqualTo(Balance.ZERO);
    }

    @Test
    void an_adjustment_up_opens_a_lot_and_down_never_makes_debt() {
        Members anna = twoLots();
        anna.done(new Command.Adjust(25, "goodwill"));
        assertThat(lot(anna, 25).expiresAt()).isEqualTo(at("2026-06-01T00:00:00"));
        assertThat(anna.refused(new Command.Adjust(-176, "mistake")).numbers()).containsEntry("short_by", 1L);
        anna.done(new Command.Adjust(-175, "mistake"));
        assertThat(anna.spendable()).isZero();
    }

    @Test
    @Tag("I2")
    void books_that_do_not_agree_stop_every_command() {
        Members anna = twoLots();
        MemberFacts right = anna.member;
        anna.member = new MemberFacts(1, false, 0, null, new Balance(151, 0, 0, 0), right.standing(), right.days(), right.lots(), right.holds());
        assertThatThrownBy(() -> anna.send(new Command.Redeem(1))).isInstanceOf(IllegalStateException.class);
        anna.member = new MemberFacts(1, false, 0, null, new Balance(-1, 0, 0, 0), right.standing(), right.days(), List.of(), List.of());
        assertThatThrownBy(() -> anna.quote(100)).isInstanceOf(IllegalStateException.class);
    }
}
