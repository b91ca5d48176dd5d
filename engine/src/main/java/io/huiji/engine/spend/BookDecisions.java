package io.huiji.engine.spend;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.tier.Ladder;
import io.huiji.engine.tier.TierSteps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides every command that sees lots and is not about a receipt. A frozen member may earn, be corrected and get back what was hers; she may not
 * reserve, spend, send, receive or be merged.
 */
public final class BookDecisions {

    private BookDecisions() {}

    public static Decision decide(Plan plan, Facts facts, Command command, StepList steps) {
        Books books = new Books(facts, plan, steps);
        Refusal early = early(books, command);
        if (early != null) {
            return new Decision.Refused(early, Map.of(), steps.list());
        }
        Settlement.settle(books);
        Standing standing = settledStanding(plan, facts, steps);
        return switch (carryOut(books, plan, standing, command)) {
            case Outcome.No no -> new Decision.Refused(no.refusal(), no.numbers(), steps.list());
            case Outcome.Done done -> {
                Standing after = done.standing() == null ? standing : done.standing();
                if (done.standing() != null && !after.equals(Standing.NEW)) {
                    TierSteps.tell(steps, plan.ladder(), standing, after);
                }
                yield new Decision.Accepted(changes(books, done.points(), changed(facts, after), done.days()), steps.list());
            }
        };
    }

    private static @Nullable Refusal early(Books books, Command command) {
        boolean spends = command instanceof Command.Redeem || command instanceof Command.Reserve || command instanceof Command.Capture
                || command instanceof Command.TransferOut || command instanceof Command.TransferIn || command instanceof Command.MergeOut
                || command instanceof Command.MergeIn || command instanceof Command.UnmergeOut || command instanceof Command.UnmergeIn;
        if (spends && books.facts.member().frozen()) {
            return Refusal.MEMBER_FROZEN;
        }
        return switch (command) {
            case Command.Capture capture -> Redemptions.holdRefusal(books, capture.holdId());
            case Command.VoidHold voiding -> Redemptions.holdRefusal(books, voiding.holdId());
            default -> null;
        };
    }

    private static Outcome carryOut(Books books, Plan plan, Standing settled, Command command) {
        return switch (command) {
            case Command.Redeem redeem -> Redemptions.redeem(books, plan.programme().redemption(), redeem);
            case Command.Reserve reserve -> Redemptions.reserve(books, plan.programme().redemption(), reserve);
            case Command.Capture capture -> Redemptions.capture(books, capture);
            case Command.VoidHold voiding -> Redemptions.voidHold(books, voiding);
            case Command.Restore restore -> Restoring.restore(books, restore);
            case Command.TransferOut out -> Transfers.out(books, plan.programme().transfer(), out);
            case Command.TransferIn in -> Transfers.in(books, plan.programme().transfer(), in);
            case Command.Adjust adjust -> Adjustments.adjust(books, plan, adjust);
            case Command.Forfeit _ -> Adjustments.forfeit(books);
            case Command.MergeOut out -> Mergers.out(books, out);
            case Command.MergeIn in -> Mergers.in(books, plan, settled, in);
            case Command.UnmergeOut out -> Partings.out(books, plan, settled, out);
            case Command.UnmergeIn in -> Partings.in(books, plan, in);
            case Command.OldBalance old -> OldBalances.bring(books, plan, old);
            case Command.UndoOldBalance undo -> OldBalances.takeBack(books, undo);
            case Command.Settle _ -> new Outcome.Done(0);
            case Command.Purchase _, Command.Refund _, Command.Grant _ -> throw new IllegalArgumentException("not a command on the books: " + command);
        };
    }

    /** The standing with the downgrades that are due, which are told. */
    public static Standing settledStanding(Plan plan, Facts facts, StepList steps) {
        MemberFacts member = facts.member();
        Ladder ladder = plan.ladder();
        if (ladder == null) {
            return member.standing();
        }
        Standing settled = ladder.settle(member.standing(), member.days(), facts.now());
        TierSteps.tell(steps, ladder, member.standing(), settled);
        return settled;
    }

    /** {@code null} if the standing is as before. */
    public static @Nullable Standing changed(Facts facts, Standing standing) {
        return standing.equals(facts.member().standing()) ? null : standing;
    }

    /** Closes the books: they are checked once more. */
    public static Changes changes(Books books, long points, @Nullable Standing standing, List<DayActivity> days) {
        books.check();
        return new Changes(points, List.copyOf(books.movements()), books.holdOpened, List.copyOf(books.holdsClosed), standing, days, Map.of());
    }
}
