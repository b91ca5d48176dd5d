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
import java.util.PriorityQueue;

/**
 * Books what time has done, in the order in which it happened: expired holds give back, pending lots become spendable, lots lapse, debt is paid from
 * what became spendable. So it makes no difference when, or whether, the nightly job ran (I9, vector c).
 */
public final class Settlement {

    private final Books books;
    private final PriorityQueue<Due> due = new PriorityQueue<>(IN_TIME);

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
        for (Hold hold : books.holds) {
            if (!now.isBefore(hold.expiresAt())) {
                due.add(new Due(hold.expiresAt(), Kind.HOLD_ENDS, hold.id()));
            }
        }
        for (LotState lot : books.lots) {
            if (!lot.activated && !now.isBefore(lot.lot.activeAt())) {
                due.add(new Due(lot.lot.activeAt(), Kind.LOT_ACTIVATES, lot.id()));
            }
            // a lot that is held altogether lapses too: an expired hold may give to it first
            noteLapse(lot);
        }
        for (Due event = due.poll(); event != null; event = due.poll()) {
            carryOut(event);
        }
    }

    private void noteLapse(LotState lot) {
        Instant expiresAt = lot.expiresAt;
        if (expiresAt != null && lot.lapsedAt(books.now())) {
            due.add(new Due(expiresAt, Kind.LOT_LAPSES, lot.id()));
        }
    }

    private void carryOut(Due event) {
        switch (event.kind()) {
            case HOLD_ENDS -> {
                Hold hold = books.hold(event.id());
                if (hold != null) {
                    books.steps.add(Code.HOLD_EXPIRED, hold.points(), Map.of("hold", hold.id()), Map.of());
                    // the days of grace may be over by now
                    release(books, hold, Reason.HOLD_EXPIRE, HoldEnd.EXPIRED, event.at()).forEach(this::noteLapse);
                }
            }
            case LOT_ACTIVATES -> activate(event);
            case LOT_LAPSES -> {
                LotState lot = books.lot(event.id());
                // what came back meanwhile may have given it days of grace
                if (lot != null && lot.lapsedAt(event.at())) {
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

    /** Gives a hold's points back to its lots, which are answered; what comes back to a lot that has lapsed meanwhile lapses, or has days of grace (R21). */
    static List<LotState> release(Books books, Hold hold, Reason reason, HoldEnd end, Instant at) {
        List<LotState> given = new ArrayList<>();
        for (Hold.LotDraw draw : hold.draws()) {
            given.add(heldLot(books, draw));
        }
        if (books.graceUntil(at) != null) {
            // what was not held may lapse at this very instant: the grace is not for it
            lapse(books, given, at);
        }
        Entry entry = books.entry(reason, at);
        for (int i = 0; i < given.size(); i++) {
            long points = hold.draws().get(i).points();
            entry.giveBack(given.get(i), points, -points);
        }
        entry.post(Account.HELD, Account.SPENDABLE, hold.points()).book();
        close(books, hold, new HoldClosed(hold.id(), end, 0));
        afterReturn(books, given, at);
        return given;
    }

    static void afterReturn(Books books, List<LotState> given, Instant at) {
        lapse(books, given, at);
        books.lots.sort(LotState.DRAW_ORDER);
        books.repayDebt(at);
    }

    /** Those that have lapsed lapse. */
    static void lapse(Books books, List<LotState> lots, Instant at) {
        for (LotState lot : lots) {
            if (lot.lapsedAt(at)) {
                lapse(books, lot, at);
            }
        }
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

    private static void lapse(Books books, LotState lot, Instant at) {
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
