package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Step.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;

/**
 * Takes granted points back (I6): from that receipt's own lots first, pending ones from pending; then from other spendable lots; the rest becomes debt.
 * <pre>  earned 100, spent 60, takes 100   →  40 from its lot, debt 60 </pre>
 */
public final class ClawBack {

    private static final Comparator<LotState> NEWEST_FIRST =
            Comparator.<LotState, Instant>comparing(state -> state.lot.earnedAt()).thenComparingLong(LotState::id).reversed();

    private ClawBack() {}

    /** In which order other lots give what the receipt's own do not have. */
    public enum Others {
        /** As spending draws (I5). */
        FIRST_TO_EXPIRE,
        /** With carry-over: the points of a running total came with the newest receipts (E2). */
        NEWEST_FIRST
    }

    public static void take(Books books, long decisionId, long points, Others others) {
        Entry entry = books.entry(Reason.CLAW_BACK);
        long left = points;
        long fromPending = 0;
        for (LotState lot : books.lots) {
            long part = lot.lot.decisionId() == decisionId ? Math.min(left, lot.remaining) : 0;
            if (part > 0) {
                entry.change(lot, -part, 0);
                books.tellDraw(lot, part);
                left -= part;
                fromPending += lot.activated ? 0 : part;
            }
        }
        if (others == Others.NEWEST_FIRST) {
            books.lots.sort(NEWEST_FIRST);
        }
        left = books.drawSpendable(entry, left, false, new ArrayList<>());
        books.lots.sort(LotState.DRAW_ORDER);
        entry.post(Account.PENDING, Account.ISSUED, fromPending)
                .post(Account.SPENDABLE, Account.ISSUED, points - left - fromPending)
                .post(Account.DEBT, Account.ISSUED, left)
                .book();
        if (left > 0) {
            books.steps.add(Code.DEBT_MADE, left, Map.of("debt", books.debt()), Map.of());
        }
    }
}
