package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.HoldEnd;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.facts.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Books what time has done, in the order in which it happened: expired holds give back, pending lots become spendable, lots lapse, debt is paid from
 * what became spendable. So it makes no difference when, or whether, the nightly job ran (I9, vector c).
 */
public final class Settlement {

    private final Books books;

    private enum Kind { HOLD_ENDS, LOT_ACTIVATES, LOT_LAPSES }

    private record Due(Instant at, Kind kind, long id) {}

    private static final Comparator<Due> IN_TIME =
            Comparator.comparing(Due::at).thenComparing(Due::kind).thenComparingLong(Due::id);

    private Settlement(Books books) {
        this.books = books;
    }

    public static void settle(Books books) {
        new Settlement(books).run();
    }

    private void run() {
        Instant now = books.now();
        List<Due> due = new ArrayList<>();
        for (Hold hold : books.holds) {
            if (!now.isBefore(hold.expiresAt())) {
                due.add(new Due(hold.expiresAt(), Kind.HOLD_ENDS, hold.id()));
            }
        }
        for (LotState lot : books.lots) {
            if (!lot.activated && !now.isBefore(lot.lot.activeAt())) {
                due.add(new Due(lot.lot.activeAt(), Kind.LOT_ACTIVATES, lot.id()));
            }
            Instant expiresAt = lot.expiresAt;
            // a lot that is held altogether lapses too: an expired hold may give to it first
            if (expiresAt != null && lot.lapsedAt(now)) {
                due.add(new Due(expiresAt, Kind.LOT_LAPSES, lot.id()));
            }
        }
        due.sort(IN_TIME);
        for (Due event : due) {
            carryOut(event);
        }
    }

    private void carryOut(Due event) {
        switch (event.kind()) {
            case HOLD_ENDS -> {
                Hold hold = books.hold(event.id());
                if (hold != null) {
                    books.steps.add(Code.HOLD_EXPIRED, hold.points(), Map.of("hold", hold.id()), Map.of());
                    release(books, hold, Reason.HOLD_EXPIRE, HoldEnd.EXPIRED, event.at());
                }
            }
            case LOT_ACTIVATES -> activate(event);
            case LOT_LAPSES -> {
                LotState lot = books.lot(event.id());
                if (lot != null) {
                    lapse(books, lot, event.at());
                }
            }
        }
    }

    private void activate(Due event) {
        LotState lot = books.lot(event.id());
        if (lot == null) {
            return;
        }
        books.entry(Reason.ACTIVATE, event.at()).activate(lot).post(Account.PENDING, Account.SPENDABLE, lot.remaining).book();
        books.steps.add(Code.LOT_ACTIVATED, lot.remaining, Map.of("lot", lot.id()), Map.of());
        books.repayDebt(event.at());
    }

    /** Gives a hold's points back to its lots; what comes back to a lot that has lapsed meanwhile lapses. */
    static void release(Books books, Hold hold, Reason reason, HoldEnd end, Instant at) {
        Entry entry = books.entry(reason, at);
        List<LotState> given = new ArrayList<>();
        for (Hold.LotDraw draw : hold.draws()) {
            LotState lot = heldLot(books, draw);
            entry.change(lot, draw.points(), -draw.points());
            given.add(lot);
        }
        entry.post(Account.HELD, Account.SPENDABLE, hold.points()).book();
        close(books, hold, new HoldClosed(hold.id(), end, 0));
        afterReturn(books, given, at);
    }

    static void afterReturn(Books books, List<LotState> given, Instant at) {
        for (LotState lot : given) {
            if (lot.lapsedAt(at)) {
                lapse(books, lot, at);
            }
        }
        books.repayDebt(at);
    }

    static void close(Books books, Hold hold, HoldClosed closed) {
        books.holdsClosed.add(closed);
        books.holds.removeIf(other -> other.id() == hold.id());
    }

    static LotState heldLot(Books books, Hold.LotDraw draw) {
        LotState lot = books.lot(draw.lotId());
        if (lot == null) {
            throw new IllegalStateException("a hold on lot " + draw.lotId() + " that is not open");
        }
        return lot;
    }

    static void lapse(Books books, LotState lot, Instant at) {
        long points = lot.remaining;
        if (points == 0) {
            return;
        }
        Account from = lot.activated ? Account.SPENDABLE : Account.PENDING;
        books.entry(Reason.EXPIRE, at).change(lot, -points, 0).post(from, Account.BREAKAGE, points).book();
        if (books.steps.wanted()) {
            books.steps.add(Code.LOT_LAPSED, points, Map.of("lot", lot.id()), Moments.expiry(lot.expiresAt, books.zone));
        }
    }
}
