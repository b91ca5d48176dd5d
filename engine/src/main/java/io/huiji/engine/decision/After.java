package io.huiji.engine.decision;

import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.NewHold;
import io.huiji.engine.decision.Changes.NewLot;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.facts.Lot;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Carries changes out in memory. */
final class After {

    private final MemberFacts before;
    private final Changes changes;
    private final long decisionId;
    private final LongSupplier ids;
    private final Map<Long, Lot> lots = new LinkedHashMap<>();
    private long spendable;
    private long pending;
    private long held;
    private long debt;

    After(MemberFacts before, Changes changes, long decisionId, LongSupplier ids) {
        this.before = before;
        this.changes = changes;
        this.decisionId = decisionId;
        this.ids = ids;
        Balance balance = before.balance();
        spendable = balance.spendable();
        pending = balance.pending();
        held = balance.held();
        debt = balance.debt();
        before.lots().forEach(lot -> lots.put(lot.id(), lot));
    }

    /** Lots that the command brings along: closed ones that it opens again. */
    void knowing(Command command) {
        List<Command.RestoredLot> brought = switch (command) {
            case Command.Restore restore -> restore.draws();
            case Command.UnmergeOut out -> out.repaid();
            case Command.UnmergeIn in -> in.lots().stream().map(Command.ReturnedLot::of).toList();
            default -> List.of();
        };
        brought.forEach(restored -> lots.putIfAbsent(restored.lot().id(), restored.lot()));
    }

    MemberFacts member() {
        for (Movement movement : changes.movements()) {
            carryOut(movement);
        }
        if (spendable < 0 || pending < 0 || held < 0 || debt < 0) {
            throw new IllegalStateException("member " + before.id() + ": an account below 0 after " + changes);
        }
        lots.values().removeIf(lot -> lot.remaining() == 0 && lot.held() == 0);
        List<Hold> holds = holds();
        Standing standing = changes.standing();
        return new MemberFacts(before.id(), before.frozen(), before.birthdayMonthDay(), before.enrolledAt(), new Balance(spendable, pending, held, debt),
                standing == null ? before.standing() : standing, days(), List.copyOf(lots.values()), holds);
    }

    private void carryOut(Movement movement) {
        for (Posting posting : movement.postings()) {
            move(posting.from(), -posting.amount());
            move(posting.to(), posting.amount());
        }
        for (Draw draw : movement.draws()) {
            Lot lot = known(draw.lotId());
            Instant expiresAt = draw.newExpiresAt() == null ? lot.expiresAt() : draw.newExpiresAt();
            lots.put(lot.id(), new Lot(lot.id(), lot.decisionId(), lot.storeId(), lot.earnedAt(), lot.activeAt(), lot.activated(), expiresAt,
                    lot.amount(), lot.remaining() + draw.remainingDelta(), lot.held() + draw.heldDelta()));
        }
        for (long id : movement.activatedLots()) {
            Lot lot = known(id);
            lots.put(id, new Lot(id, lot.decisionId(), lot.storeId(), lot.earnedAt(), lot.activeAt(), true, lot.expiresAt(), lot.amount(),
                    lot.remaining(), lot.held()));
        }
        boolean activated = !movement.opensPending();
        for (NewLot lot : movement.lotsOpened()) {
            long id = ids.getAsLong();
            lots.put(id, new Lot(id, lot.origin() == null ? decisionId : lot.origin().decisionId(), lot.storeId(), lot.earnedAt(), lot.activeAt(), activated, lot.expiresAt(), lot.amount(),
                    lot.remaining(), 0));
        }
    }

    private Lot known(long id) {
        Lot lot = lots.get(id);
        if (lot == null) {
            throw new IllegalStateException("member " + before.id() + ": lot " + id + " is drawn but not among the facts");
        }
        return lot;
    }

    private void move(Account account, long delta) {
        switch (account) {
            case SPENDABLE -> spendable = Math.addExact(spendable, delta);
            case PENDING -> pending = Math.addExact(pending, delta);
            case HELD -> held = Math.addExact(held, delta);
            case DEBT -> debt = Math.subtractExact(debt, delta);
            case ISSUED, REDEEMED, BREAKAGE, CLEARING, ADJUSTMENT -> { }
        }
    }

    private List<Hold> holds() {
        NewHold opened = changes.holdOpened();
        if (opened == null && changes.holdsClosed().isEmpty()) {
            return before.holds();
        }
        List<Hold> holds = new ArrayList<>(before.holds());
        for (HoldClosed closed : changes.holdsClosed()) {
            holds.removeIf(hold -> hold.id() == closed.holdId());
        }
        if (opened != null) {
            holds.add(new Hold(ids.getAsLong(), opened.points(), opened.expiresAt(), opened.draws()));
        }
        return List.copyOf(holds);
    }

    private List<DayActivity> days() {
        if (changes.days().isEmpty()) {
            return before.days();
        }
        List<DayActivity> days = new ArrayList<>(before.days());
        for (DayActivity change : changes.days()) {
            int at = 0;
            while (at < days.size() && days.get(at).day().isBefore(change.day())) {
                at++;
            }
            if (at < days.size() && days.get(at).day().equals(change.day())) {
                days.set(at, days.get(at).plus(change));
            } else {
                days.add(at, change);
            }
        }
        return List.copyOf(days);
    }
}
