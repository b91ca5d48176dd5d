package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Origin;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.Moved;
import io.huiji.engine.decision.Command.RestoredLot;
import io.huiji.engine.decision.Command.ReturnedLot;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.expiry.ExpiryPlan.Slice;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A merge is undone: what is left of what came goes back into the lots it was. What paid a debt when the two met is taken back first, so that an unmerge right
 * after the merge leaves both as they were.
 * <pre>
 *   A owed 60, B had 100; merged: 40   →  A owes 60, B has 100
 *   A had 100, of which B spent 30     →  A has 70; the 30 stay spent
 * </pre>
 */
final class Partings {

    private Partings() {}

    static Outcome out(Books books, Plan plan, Standing settled, Command.UnmergeOut command) {
        List<LotState> came = new ArrayList<>();
        for (long id : command.came()) {
            LotState lot = books.lot(id);
            if (lot != null && lot.held > 0) {
                return Outcome.no(Refusal.HOLD_OPEN);
            }
        }
        takeBack(books, command.repaid());
        for (long id : command.came()) {
            LotState lot = books.lot(id);
            if (lot != null) {
                came.add(lot);
            }
        }
        Entry entry = books.entry(Reason.UNMERGE_OUT);
        long points = Mergers.takeOut(entry, came, Account.CLEARING);
        long debt = Math.min(command.debt(), books.debt());
        entry.post(Account.CLEARING, Account.DEBT, debt).book();
        books.steps.add(Code.PARTED, points, Map.of("member", command.toMemberId(), "debt", debt), Map.of());
        books.repayDebt(books.now());
        return new Outcome.Done(-points, Totals.parted(plan, settled, books.facts, command), Totals.minus(command.days()));
    }

    /** The debt that was paid when the two met is owed again, and the lots that paid it have their points again, unless they have lapsed. */
    private static void takeBack(Books books, List<RestoredLot> repaid) {
        Entry entry = books.entry(Reason.UNMERGE_OUT);
        List<LotState> given = new ArrayList<>();
        long points = 0;
        for (RestoredLot restored : repaid) {
            LotState lot = Restoring.lot(books, restored.lot());
            entry.change(lot, restored.points(), 0);
            given.add(lot);
            points = Math.addExact(points, restored.points());
        }
        entry.post(Account.DEBT, Account.SPENDABLE, points).book();
        if (points > 0) {
            books.steps.add(Code.DEBT_UNPAID, points, Map.of("debt", books.debt()), Map.of());
        }
        books.lots.sort(LotState.DRAW_ORDER);
        Settlement.lapse(books, given, books.now());
    }

    static Outcome in(Books books, Plan plan, Command.UnmergeIn command) {
        Entry entry = books.entry(Reason.UNMERGE_IN);
        long active = 0;
        long pending = 0;
        for (ReturnedLot returned : command.lots()) {
            LotState lot = Restoring.lot(books, returned.lot());
            boolean otherLife = returned.expiresAt() != null && !returned.expiresAt().equals(lot.expiresAt);
            entry.change(lot, returned.points(), 0, otherLife ? returned.expiresAt() : null);
            if (returned.activated() && !lot.activated) {
                entry.activate(lot);
            }
            active = Math.addExact(active, lot.activated ? returned.points() : 0);
            pending = Math.addExact(pending, lot.activated ? 0 : returned.points());
        }
        entry.post(Account.CLEARING, Account.SPENDABLE, active).post(Account.CLEARING, Account.PENDING, pending).book();
        books.lots.sort(LotState.DRAW_ORDER);
        long points = Math.addExact(active, pending);
        for (Moved other : command.others()) {
            Moved own = new Moved(new Origin(0, 0, other.origin().decisionId()), other.points(), other.storeId(), other.earnedAt(), other.activeAt(), other.expiresAt());
            Mergers.open(books, Reason.UNMERGE_IN, Account.CLEARING, own, new Slice(own.points(), own.expiresAt()));
            points = Math.addExact(points, own.points());
        }
        books.steps.add(Code.RETURNED, points, Map.of("member", command.fromMemberId()), Map.of());
        Mergers.owe(books, Reason.UNMERGE_IN, command.debt());
        return new Outcome.Done(points, Totals.returned(plan, books.facts, command), command.days());
    }
}
