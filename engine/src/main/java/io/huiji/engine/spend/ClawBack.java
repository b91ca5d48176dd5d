package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Step.Code;
import java.util.ArrayList;
import java.util.Map;

/**
 * Takes granted points back (I6): from that receipt's own lots first, pending ones from pending; then from other spendable lots, first to expire; the rest
 * becomes debt.
 * <pre>  earned 100, spent 60, takes 100   →  40 from its lot, debt 60 </pre>
 */
public final class ClawBack {

    private ClawBack() {}

    public static void take(Books books, long decisionId, long points) {
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
        left = books.drawSpendable(entry, left, false, new ArrayList<>());
        entry.post(Account.PENDING, Account.ISSUED, fromPending)
                .post(Account.SPENDABLE, Account.ISSUED, points - left - fromPending)
                .post(Account.DEBT, Account.ISSUED, left)
                .book();
        if (left > 0) {
            books.steps.add(Code.DEBT_MADE, left, Map.of("debt", books.debt()), Map.of());
        }
    }
}
