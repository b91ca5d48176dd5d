package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.Moved;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.expiry.ExpiryPlan.Slice;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import java.util.List;
import java.util.Map;

/**
 * Two records of one person become one (X2): all that one of them has leaves its books and comes into the other's, lots with their life and origin.
 * <pre>  40 and owes 0, 100 and owes 0   →  0, and 140        owes 60, 100   →  0, and 40 </pre>
 */
final class Mergers {

    private Mergers() {}

    static Outcome out(Books books, Command.MergeOut command) {
        if (!books.holds.isEmpty()) {
            return Outcome.no(Refusal.HOLD_OPEN);
        }
        Entry entry = books.entry(Reason.MERGE_OUT);
        long points = takeOut(entry, books.lots, Account.CLEARING);
        long debt = books.debt();
        entry.post(Account.CLEARING, Account.DEBT, debt).book();
        books.steps.add(Code.MERGED_AWAY, points, Map.of("member", command.intoMemberId(), "debt", debt), Map.of());
        return new Outcome.Done(-points, Standing.NEW, Totals.minus(books.facts.member().days()));
    }

    /** Draws these lots altogether, into that account. @return how many points those were */
    static long takeOut(Entry entry, List<LotState> lots, Account into) {
        long active = 0;
        long pending = 0;
        for (LotState lot : lots) {
            long points = lot.remaining;
            if (points > 0) {
                entry.change(lot, -points, 0);
                active = Math.addExact(active, lot.activated ? points : 0);
                pending = Math.addExact(pending, lot.activated ? 0 : points);
            }
        }
        entry.post(Account.SPENDABLE, into, active).post(Account.PENDING, into, pending);
        return Math.addExact(active, pending);
    }

    static Outcome in(Books books, Plan plan, Standing settled, Command.MergeIn command) {
        long points = command.lots().stream().mapToLong(Moved::points).sum();
        books.steps.add(Code.MERGED_HERE, points, Map.of("member", command.fromMemberId()), Map.of());
        owe(books, Reason.MERGE_IN, command.debt());
        for (Moved moved : command.lots()) {
            open(books, Reason.MERGE_IN, Account.CLEARING, moved, new Slice(moved.points(), moved.expiresAt()));
        }
        Standing together = Totals.together(plan, settled, command.standing(), books.facts, command.days());
        return new Outcome.Done(points, together, command.days());
    }

    /** A debt comes in, and is paid at once from what is there. */
    static void owe(Books books, Reason reason, long debt) {
        if (debt > 0) {
            books.entry(reason).post(Account.DEBT, Account.CLEARING, debt).book();
            books.steps.add(Code.DEBT_MOVED, debt, Map.of("debt", books.debt()), Map.of());
            books.repayDebt(books.now());
        }
    }

    static void open(Books books, Reason reason, Account from, Moved moved, Slice slice) {
        Opening opening = new Opening(reason, from, moved.storeId(), moved.earnedAt(), moved.activeAt(), books.now(), moved.origin());
        books.open(opening.movement(List.of(slice), books.debt()));
    }
}
