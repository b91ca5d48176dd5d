package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.HoldClosed;
import io.huiji.engine.decision.Changes.HoldEnd;
import io.huiji.engine.decision.Changes.NewHold;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.facts.Hold;
import io.huiji.engine.programme.Programme.Redemption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spending: at once, or reserve and then capture or void. The books are settled already. */
final class Redemptions {

    private Redemptions() {}

    static Outcome redeem(Books books, Redemption terms, Command.Redeem command) {
        Outcome.No refused = refused(books, terms, command.points());
        if (refused != null) {
            return refused;
        }
        Entry entry = books.entry(Reason.REDEEM);
        books.drawSpendable(entry, command.points(), false, new ArrayList<>());
        entry.post(Account.SPENDABLE, Account.REDEEMED, command.points()).book();
        return new Outcome.Done(-command.points());
    }

    static Outcome reserve(Books books, Redemption terms, Command.Reserve command) {
        Instant asked = command.expiresAt();
        Instant expiresAt = asked == null ? books.now().plus(Duration.ofMinutes(terms.holdMinutes())) : asked;
        if (!expiresAt.isAfter(books.now())) {
            throw new IllegalArgumentException("a hold that ends before it begins: " + expiresAt);
        }
        Outcome.No refused = refused(books, terms, command.points());
        if (refused != null) {
            return refused;
        }
        Entry entry = books.entry(Reason.RESERVE);
        List<Hold.LotDraw> drawn = new ArrayList<>();
        books.drawSpendable(entry, command.points(), true, drawn);
        entry.post(Account.SPENDABLE, Account.HELD, command.points()).book();
        books.holdOpened = new NewHold(command.points(), expiresAt, List.copyOf(drawn));
        return new Outcome.Done(0);
    }

    private static Outcome.@Nullable No refused(Books books, Redemption terms, long points) {
        if (points < 1) {
            throw new IllegalArgumentException("points must be 1 or more: " + points);
        }
        if (points < terms.minPoints()) {
            return new Outcome.No(Refusal.BELOW_MINIMUM, Map.of("minimum", terms.minPoints()));
        }
        return insufficient(books, points);
    }

    static Outcome.@Nullable No insufficient(Books books, long points) {
        long shortBy = points - books.spendable();
        return shortBy <= 0 ? null
                : new Outcome.No(Refusal.POINTS_INSUFFICIENT, Map.of("short_by", shortBy, "spendable", books.spendable()));
    }

    /** A hold is looked for before settling, because settling would end one that is due. */
    static @Nullable Refusal holdRefusal(Books books, long holdId) {
        Hold hold = books.hold(holdId);
        if (hold == null) {
            return Refusal.HOLD_UNKNOWN;
        }
        return books.now().isBefore(hold.expiresAt()) ? null : Refusal.HOLD_EXPIRED;
    }

    static Outcome capture(Books books, Command.Capture command) {
        Hold hold = open(books, command.holdId());
        Long asked = command.points();
        long points = asked == null ? hold.points() : asked;
        if (points < 1) {
            throw new IllegalArgumentException("points must be 1 or more: " + points);
        }
        if (points > hold.points()) {
            return new Outcome.No(Refusal.CAPTURE_EXCEEDS_HOLD, Map.of("held", hold.points()));
        }
        Entry entry = books.entry(Reason.CAPTURE);
        List<LotState> given = new ArrayList<>();
        long left = points;
        for (Hold.LotDraw draw : hold.draws()) {
            LotState lot = Settlement.heldLot(books, draw);
            long captured = Math.min(left, draw.points());
            left -= captured;
            entry.giveBack(lot, draw.points() - captured, -draw.points());
            given.add(lot);
        }
        entry.post(Account.HELD, Account.REDEEMED, points).post(Account.HELD, Account.SPENDABLE, hold.points() - points).book();
        Settlement.close(books, hold, new HoldClosed(hold.id(), HoldEnd.CAPTURED, points));
        Settlement.afterReturn(books, given, books.now());
        return new Outcome.Done(-points);
    }

    static Outcome voidHold(Books books, Command.VoidHold command) {
        Settlement.release(books, open(books, command.holdId()), Reason.VOID, HoldEnd.VOIDED, books.now());
        return new Outcome.Done(0);
    }

    private static Hold open(Books books, long id) {
        Hold hold = books.hold(id);
        if (hold == null) {
            throw new IllegalStateException("hold " + id + " ended while it was looked at");
        }
        return hold;
    }
}
