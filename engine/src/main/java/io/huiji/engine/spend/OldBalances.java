package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.expiry.ExpiryPlan.Slice;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.time.LocalMoment;
import java.util.List;
import java.util.Map;

/**
 * What members had in the system before this one (N3).
 * <pre>
 *   120 points until 31 Dec   →  a lot of 120 that ends with the day; nothing is issued, the house's adjustment account gives them
 *   taken back, 50 spent      →  70 from that lot, debt 50
 * </pre>
 */
final class OldBalances {

    private OldBalances() {}

    static Outcome bring(Books books, Plan plan, Command.OldBalance command) {
        long points = command.points();
        requirePositive(points);
        StoreFacts store = books.facts.store();
        Opening opening = new Opening(Reason.ADJUST, Account.ADJUSTMENT, store == null ? 0 : store.id(), books.now(), books.now(), books.now());
        List<Slice> slices = command.expiresAt() == null ? plan.expiry().slices(points, LocalMoment.dayOf(books.now(), plan.zone()))
                : List.of(new Slice(points, command.expiresAt()));
        String remark = command.remark();
        books.steps.add(Code.OLD_BALANCE, points, Map.of(), remark == null ? Map.of() : Map.of("remark", remark));
        books.open(opening.movement(slices, books.debt()));
        return new Outcome.Done(points);
    }

    static Outcome takeBack(Books books, Command.UndoOldBalance command) {
        requirePositive(command.points());
        books.steps.add(Code.OLD_BALANCE_UNDONE, -command.points(), Map.of(), Map.of());
        ClawBack.From from = new ClawBack.From(command.decisionId(), books.now(), 0);
        ClawBack.take(books, from, command.points(), ClawBack.Others.FIRST_TO_EXPIRE, Reason.ADJUST, Account.ADJUSTMENT);
        return new Outcome.Done(-command.points());
    }

    private static void requirePositive(long points) {
        if (points < 1) {
            throw new IllegalArgumentException("points must be 1 or more");
        }
    }
}
