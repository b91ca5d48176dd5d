package io.huiji.engine.spend;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.TransferIn.Part;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.expiry.ExpiryPlan.Slice;
import io.huiji.engine.programme.Programme.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Member to member (R13): lots keep their expiry; debt stays where it is, and is paid by what comes in. */
final class Transfers {

    private Transfers() {}

    static Outcome out(Books books, Transfer terms, Command.TransferOut command) {
        if (command.points() < 1) {
            throw new IllegalArgumentException("points must be 1 or more: " + command.points());
        }
        Outcome.No refused = refused(books, terms, command);
        if (refused != null) {
            return refused;
        }
        Entry entry = books.entry(Reason.TRANSFER_OUT);
        books.drawSpendable(entry, command.points(), false, new ArrayList<>());
        entry.post(Account.SPENDABLE, Account.CLEARING, command.points()).book();
        return new Outcome.Done(-command.points());
    }

    private static Outcome.@Nullable No refused(Books books, Transfer terms, Command.TransferOut command) {
        if (!terms.enabled()) {
            return new Outcome.No(Refusal.TRANSFER_DISABLED, Map.of());
        }
        if (command.toMemberId() == books.facts.member().id()) {
            return new Outcome.No(Refusal.TRANSFER_TO_SELF, Map.of());
        }
        Instant enrolledAt = books.facts.member().enrolledAt();
        if (enrolledAt != null && books.now().isBefore(enrolledAt.plus(Duration.ofHours(terms.coolingHours())))) {
            return new Outcome.No(Refusal.TRANSFER_COOLING_OFF, Map.of("cooling_hours", (long) terms.coolingHours()));
        }
        if (command.points() > terms.maxPoints()) {
            return new Outcome.No(Refusal.TRANSFER_CAP, Map.of("maximum", terms.maxPoints()));
        }
        long left = Math.max(0, terms.maxPointsPerDay() - command.sentTodayPoints());
        if (command.points() > left) {
            return new Outcome.No(Refusal.TRANSFER_CAP, Map.of("maximum", terms.maxPointsPerDay(), "left_today", left));
        }
        return Redemptions.insufficient(books, command.points());
    }

    static Outcome in(Books books, Transfer terms, Command.TransferIn command) {
        if (!terms.enabled()) {
            return Outcome.no(Refusal.TRANSFER_DISABLED);
        }
        if (command.fromMemberId() == books.facts.member().id()) {
            return Outcome.no(Refusal.TRANSFER_TO_SELF);
        }
        long points = 0;
        for (Part part : command.parts()) {
            if (part.points() < 1) {
                throw new IllegalArgumentException("points must be 1 or more: " + part);
            }
            Opening opening = new Opening(Reason.TRANSFER_IN, Account.CLEARING, part.storeId(), part.earnedAt(), books.now(), books.now());
            Movement movement = opening.movement(List.of(new Slice(part.points(), part.expiresAt())), books.debt());
            books.open(movement);
            points = Math.addExact(points, part.points());
        }
        return new Outcome.Done(points);
    }
}
