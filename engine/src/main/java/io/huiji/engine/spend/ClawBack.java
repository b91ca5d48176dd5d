package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Step.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Predicate;

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

    /**
     * The receipt whose points are taken. A refund that gave points back opened a lot of its own decision; while it is pending it is known by its moment, and
     * {@code ownPoints} keeps another receipt of that moment out.
     *
     * @param ownPoints what is left of the points that the receipt granted
     */
    public record From(long decisionId, Instant eventAt, long ownPoints) {

        private boolean granted(LotState lot) {
            return lot.lot.decisionId() == decisionId;
        }

        private boolean gaveBack(LotState lot) {
            return !granted(lot) && !lot.activated && lot.lot.earnedAt().equals(eventAt);
        }
    }

    public static void take(Books books, From from, long points, Others others) {
        take(books, from, points, others, Reason.CLAW_BACK, Account.ISSUED);
    }

    /** @param to the house's account that had given the points */
    static void take(Books books, From from, long points, Others others, Reason reason, Account to) {
        Entry entry = books.entry(reason);
        long pendingBefore = pending(books);
        long own = draw(books, entry, from::granted, points);
        own += draw(books, entry, from::gaveBack, Math.clamp(from.ownPoints - own, 0, points - own));
        long fromPending = pendingBefore - pending(books);
        long left = points - own;
        if (others == Others.NEWEST_FIRST) {
            books.lots.sort(NEWEST_FIRST);
        }
        left = books.drawSpendable(entry, left, false, new ArrayList<>());
        books.lots.sort(LotState.DRAW_ORDER);
        entry.post(Account.PENDING, to, fromPending)
                .post(Account.SPENDABLE, to, points - left - fromPending)
                .post(Account.DEBT, to, left)
                .book();
        if (left > 0) {
            books.steps.add(Code.DEBT_MADE, left, Map.of("debt", books.debt()), Map.of());
        }
    }

    /** At most so many points from the lots that match; how many those were. */
    private static long draw(Books books, Entry entry, Predicate<LotState> matches, long points) {
        long drawn = 0;
        for (LotState lot : books.lots) {
            long part = matches.test(lot) ? Math.min(points - drawn, lot.remaining) : 0;
            if (part > 0) {
                entry.change(lot, -part, 0);
                books.tellDraw(lot, part);
                drawn += part;
            }
        }
        return drawn;
    }

    private static long pending(Books books) {
        long points = 0;
        for (LotState lot : books.lots) {
            points += lot.activated ? 0 : lot.remaining;
        }
        return points;
    }
}
