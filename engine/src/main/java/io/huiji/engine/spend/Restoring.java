package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.Moved;
import io.huiji.engine.decision.Command.RestoredLot;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.expiry.ExpiryPlan.Slice;
import io.huiji.engine.facts.Lot;
import java.time.Instant;
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
        if (command.draws().isEmpty() && command.moved().isEmpty()) {
            return Outcome.no(Refusal.ALREADY_REVERSED);
        }
        Entry entry = books.entry(Reason.RESTORE);
        List<LotState> given = new ArrayList<>();
        long points = 0;
        for (RestoredLot restored : command.draws()) {
            if (restored.points() < 1) {
                throw new IllegalArgumentException("points must be 1 or more: " + restored);
            }
            LotState lot = lot(books, restored.lot());
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
        return new Outcome.Done(Math.addExact(points, moved(books, command.moved())));
    }

    /** What a record of the same person had drawn, which was merged into this one: her lots are opened here. */
    private static long moved(Books books, List<Moved> all) {
        long points = 0;
        long over = 0;
        for (Moved moved : all) {
            Instant expiresAt = moved.expiresAt();
            if (expiresAt != null && !books.now().isBefore(expiresAt)) {
                expiresAt = books.graceUntil(books.now());
                over += expiresAt == null ? moved.points() : 0;
            }
            if (moved.expiresAt() == null || expiresAt != null) {
                Mergers.open(books, Reason.RESTORE, Account.REDEEMED, moved, new Slice(moved.points(), expiresAt));
            }
            points = Math.addExact(points, moved.points());
        }
        books.entry(Reason.RESTORE).post(Account.REDEEMED, Account.BREAKAGE, over).book();
        return points;
    }

    /** A lot that is still open is among the books; a closed one comes with the command. */
    static LotState lot(Books books, Lot restored) {
        LotState open = books.lot(restored.id());
        if (open != null) {
            return open;
        }
        LotState closed = new LotState(restored);
        if (closed.remaining != 0 || closed.held != 0) {
            throw new IllegalStateException("lot " + closed.id() + " is open but not among the facts");
        }
        books.lots.add(closed);
        return closed;
    }
}
