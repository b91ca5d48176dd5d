package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Draw;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Posting;
import io.huiji.engine.decision.Changes.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One movement in the making. Each posting moves the books at once; every lot operation is kept as a draw. */
final class Entry {

    private final Books books;
    private final Reason reason;
    private final Instant effectiveAt;
    private final List<Posting> postings = new ArrayList<>(2);
    private final List<Draw> draws = new ArrayList<>(4);
    private final List<Long> activated = new ArrayList<>(1);

    Entry(Books books, Reason reason, Instant effectiveAt) {
        this.books = books;
        this.reason = reason;
        this.effectiveAt = effectiveAt;
    }

    /** Nothing for 0. */
    Entry post(Account from, Account to, long amount) {
        if (amount < 0) {
            throw new IllegalStateException("a posting below 0: " + reason + " " + amount);
        }
        if (amount > 0) {
            books.move(from, -amount);
            books.move(to, amount);
            postings.add(new Posting(from, to, amount));
        }
        return this;
    }

    Entry change(LotState lot, long remainingDelta, long heldDelta) {
        return change(lot, remainingDelta, heldDelta, null);
    }

    /** Points come back to their own lot. One that has lapsed lives on for the days of grace, if there are any. */
    Entry giveBack(LotState lot, long points, long heldDelta) {
        return change(lot, points, heldDelta, points > 0 && lot.lapsedAt(effectiveAt) ? books.graceUntil(effectiveAt) : null);
    }

    Entry change(LotState lot, long remainingDelta, long heldDelta, @Nullable Instant newExpiresAt) {
        lot.remaining = Math.addExact(lot.remaining, remainingDelta);
        lot.held = Math.addExact(lot.held, heldDelta);
        if (newExpiresAt != null) {
            lot.expiresAt = newExpiresAt;
        }
        if (lot.remaining < 0 || lot.held < 0 || lot.remaining + lot.held > lot.lot.amount()) {
            throw new IllegalStateException("lot " + lot.id() + " out of bounds: " + lot.remaining + " and " + lot.held + " of " + lot.lot.amount());
        }
        draws.add(new Draw(lot.id(), remainingDelta, heldDelta, newExpiresAt));
        return this;
    }

    Entry activate(LotState lot) {
        lot.activated = true;
        activated.add(lot.id());
        return this;
    }

    void book() {
        if (!postings.isEmpty()) {
            books.add(new Movement(reason, effectiveAt, List.copyOf(postings), List.of(), List.copyOf(draws), List.copyOf(activated)));
        }
    }
}
