package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.time.LocalMoment;
import java.util.ArrayList;
import java.util.Map;

/** Corrections by hand. Up opens a lot with the programme's life from today; down draws first-to-expire and never makes debt. */
final class Adjustments {

    private Adjustments() {}

    static Outcome adjust(Books books, Plan plan, Command.Adjust command) {
        long points = command.points();
        if (points == 0) {
            throw new IllegalArgumentException("points must not be 0");
        }
        books.steps.add(Code.ADJUSTED, points, Map.of(), Map.of("reason", command.reason()));
        return points > 0 ? up(books, plan, points) : down(books, Math.negateExact(points));
    }

    /** Holds end first: they are spent, given back or lapse. */
    static Outcome forfeit(Books books) {
        if (!books.holds.isEmpty()) {
            return Outcome.no(Refusal.HOLD_OPEN);
        }
        Entry entry = books.entry(Reason.ADJUST);
        long points = Mergers.takeOut(entry, books.lots, Account.ADJUSTMENT);
        entry.book();
        books.steps.add(Code.FORFEITED, -points, Map.of(), Map.of());
        return new Outcome.Done(-points);
    }

    private static Outcome up(Books books, Plan plan, long points) {
        StoreFacts store = books.facts.store();
        Opening opening = new Opening(Reason.ADJUST, Account.ADJUSTMENT, store == null ? 0 : store.id(), books.now(), books.now(), books.now());
        long today = LocalMoment.dayOf(books.now(), plan.zone());
        books.open(opening.movement(plan.expiry().slices(points, today), books.debt()));
        return new Outcome.Done(points);
    }

    private static Outcome down(Books books, long points) {
        Outcome.No refused = Redemptions.insufficient(books, points);
        if (refused != null) {
            return refused;
        }
        Entry entry = books.entry(Reason.ADJUST);
        books.drawSpendable(entry, points, false, new ArrayList<>());
        entry.post(Account.SPENDABLE, Account.ADJUSTMENT, points).book();
        return new Outcome.Done(-points);
    }
}
