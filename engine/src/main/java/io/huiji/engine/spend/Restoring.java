package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.RestoredLot;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.Step.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives a redemption back to exactly the lots it drew (R21). In this order: the points return, debt is paid from them, and what returned to a lot
 * that has lapsed lapses again, unless the programme grants days of grace, {@link Books#graceUntil}.
 */
final class Restoring {

    private Restoring() {}

    static Outcome restore(Books books, Command.Restore command) {
        if (command.draws().isEmpty()) {
            return Outcome.no(Refusal.ALREADY_REVERSED);
        }
        Entry entry = books.entry(Reason.RESTORE);
        List<LotState> given = new ArrayList<>();
        long points = 0;
        for (RestoredLot restored : command.draws()) {
            if (restored.points() < 1) {
                throw new IllegalArgumentException("points must be 1 or more: " + restored);
            }
            LotState lot = lot(books, restored);
            entry.giveBack(lot, restored.points(), 0);
            given.add(lot);
            points = Math.addExact(points, restored.points());
            if (books.steps.wanted()) {
                books.steps.add(Code.LOT_RESTORED, restored.points(), Map.of("lot", lot.id()), Moments.expiry(lot.expiresAt, books.zone));
            }
        }
        entry.post(Account.REDEEMED, Account.SPENDABLE, points).book();
        books.lots.sort(LotState.DRAW_ORDER);
        books.repayDebt(books.now());
        Settlement.lapse(books, given, books.now());
        return new Outcome.Done(points);
    }

    /** A lot that is still open is among the books; a closed one comes with the command. */
    private static LotState lot(Books books, RestoredLot restored) {
        LotState open = books.lot(restored.lot().id());
        if (open != null) {
            return open;
        }
        LotState closed = new LotState(restored.lot());
        if (closed.remaining != 0 || closed.held != 0 || !closed.activated) {
            throw new IllegalStateException("lot " + closed.id() + " is open but not among the facts");
        }
        books.lots.add(closed);
        return closed;
    }
}
