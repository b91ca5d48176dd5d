package io.huiji.engine.earn;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Command.LineAmount;
import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.spend.BookDecisions;
import io.huiji.engine.spend.Books;
import io.huiji.engine.spend.ClawBack;
import io.huiji.engine.spend.Settlement;
import io.huiji.engine.tier.Ladder;
import io.huiji.engine.tier.TierSteps;
import io.huiji.engine.time.LocalMoment;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Taking back part of a sale: f(cumulative) − f(previous) (I7, vector b), where f(cumulative) is what the sale earned less what it stands for now,
 * {@link SaleRated}. What a sale stands for is a function of what is left of its lines, so any split in any order takes what one refund takes.
 * <pre>
 *   ¥99.99 at 1 point per ¥1       99 → refund ¥33.33 → 66 → refund ¥33.33 → 33 → refund ¥33.33 → 0
 *   ×0.5 from ¥100, sale of ¥100   50 → refund ¥10    → 50 (not 90)        → refund ¥90        → 0
 * </pre>
 * Where a smaller receipt earns more again after it earned less (a multiplier below 1 that starts in the middle), a refund gives back what an earlier one
 * took, never more than the sale earned.
 *
 * <p>With carry-over (E2) a sale is a step in the member's running total T of weighted fen, and T belongs to all of her receipts: a refund of w takes
 * f(T) − f(T − w) as if the receipt were her newest, so that her points are f(T) whatever else she bought meanwhile; beside it, what was apart from that
 * step (bonuses, caps) goes by the lines as above. What the sale's own lots do not have is then taken from the newest.
 * <pre>  1 point per ¥100; A ¥60 → 0, B ¥60 → 1; refund A: T 120 → 60 takes 1, refund B: T 60 → 0 takes 0 </pre>
 *
 * <p>Budgets get nothing back, caps only where they count net.
 */
public final class Refunds {

    private final Plan plan;
    private final Facts facts;
    private final Sale sale;
    private final StepList steps;
    private final long[] left;

    private Refunds(Plan plan, Facts facts, Sale sale, StepList steps) {
        this.plan = plan;
        this.facts = facts;
        this.sale = sale;
        this.steps = steps;
        this.left = Purchases.amounts(sale.receipt());
    }

    public static Decision decide(Plan plan, Facts facts, Command.Refund command, StepList steps) {
        return new Refunds(plan, facts, command.sale(), steps).decide(command.lines());
    }

    private Decision decide(List<LineAmount> lines) {
        if (lower(sale.refunded()) != null) {
            throw new IllegalStateException("more was refunded than the receipt " + sale.decisionId() + " has");
        }
        if (lines.isEmpty()) {
            // The whole of a receipt of which nothing is left.
            return refused(Refusal.REFUND_EXCEEDS_SALE, Map.of("left_fen", 0L));
        }
        long[] before = left.clone();
        Decision.Refused refused = lower(lines);
        if (refused != null) {
            return refused;
        }
        Books books = new Books(facts, plan, steps);
        Settlement.settle(books);
        Standing settled = BookDecisions.settledStanding(plan, facts, steps);
        boolean counted = !Purchases.isTooOld(sale.plan().earning(), sale.receipt(), sale.facts().now());
        return counted ? takeBack(books, settled, before) : takeNothing(books, settled, before);
    }

    /** Lowers what is left of the lines; a refusal if that is not possible. */
    private Decision.@Nullable Refused lower(List<LineAmount> lines) {
        for (LineAmount line : lines) {
            if (position(line.no()) < 0) {
                return refused(Refusal.LINE_UNKNOWN, Map.of("line", (long) line.no()));
            }
        }
        for (LineAmount line : lines) {
            int position = position(line.no());
            if (line.amountFen() < 1) {
                throw new IllegalArgumentException("amountFen must be 1 or more: " + line);
            }
            if (line.amountFen() > left[position]) {
                return refused(Refusal.REFUND_EXCEEDS_SALE, Map.of("line", (long) line.no(), "left_fen", left[position]));
            }
            left[position] -= line.amountFen();
        }
        return null;
    }

    private Decision.Refused refused(Refusal refusal, Map<String, Long> numbers) {
        return new Decision.Refused(refusal, numbers, steps.list());
    }

    private int position(int no) {
        List<Receipt.Line> lines = sale.receipt().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).no() == no) {
                return i;
            }
        }
        return -1;
    }

    /** The receipt came too late: it earned nothing and was counted nowhere. */
    private Decision takeNothing(Books books, Standing settled, long[] before) {
        steps.add(Code.CLAW_BACK, 0, Map.of("amount_fen", sum(before) - sum(left), "before_points", 0L, "after_points", 0L), Map.of());
        return new Decision.Accepted(BookDecisions.changes(books, 0, BookDecisions.changed(facts, settled), List.of()), steps.list());
    }

    private Decision takeBack(Books books, Standing settled, long[] before) {
        SaleRated rated = new SaleRated(sale);
        SaleRated.Left had = rated.left(before);
        SaleRated.Left keeps = rated.left(left);
        long carryFen = Math.max(0, settled.carryFen() - (had.weightedFen() - keeps.weightedFen()));
        long stepPoints = rated.pointsOf(settled.carryFen()) - rated.pointsOf(carryFen);
        long points = stepPoints + had.apartPoints() - keeps.apartPoints();
        if (rated.carriesOver()) {
            // Versions with different bases share T, and f is the sale's: a rounding point may be hers that she never got.
            points = Math.min(points, settled.lifetimePoints());
        }
        long refundedFen = sum(before) - sum(left);
        steps.add(Code.CLAW_BACK, -points, rated.carriesOver()
                ? Map.of("amount_fen", refundedFen, "total_before_fen", settled.carryFen(), "total_after_fen", carryFen)
                : Map.of("amount_fen", refundedFen, "before_points", had.apartPoints(), "after_points", keeps.apartPoints()), Map.of());
        book(books, rated, points);
        DayActivity change = change(rated, had, keeps, refundedFen, points);
        Standing after = after(settled, change, carryFen);
        return new Decision.Accepted(BookDecisions.changes(books, -points, BookDecisions.changed(facts, after), List.of(change)), steps.list());
    }

    private void book(Books books, SaleRated rated, long points) {
        if (points >= 0) {
            long own = Math.max(0, sale.grantedPoints() - sale.clawedBackPoints());
            ClawBack.take(books, new ClawBack.From(sale.decisionId(), sale.receipt().eventAt(), own), points,
                    rated.carriesOver() ? ClawBack.Others.NEWEST_FIRST : ClawBack.Others.FIRST_TO_EXPIRE);
        } else {
            giveBack(books, -points);
        }
    }

    /** What earlier refunds took beyond the sale's own points came from spendable points or became debt, and goes there; only the rest may be pending. */
    private void giveBack(Books books, long points) {
        Credit credit = new Credit(sale.plan(), sale.receipt(), sale.facts().store());
        long others = Math.clamp(sale.clawedBackPoints() - sale.grantedPoints(), 0, points);
        if (others > 0) {
            books.open(credit.atOnce(others, books.debt(), books.now()));
        }
        if (points > others) {
            books.open(credit.movement(points - others, books.debt(), books.now()));
        }
    }

    private DayActivity change(SaleRated rated, SaleRated.Left had, SaleRated.Left keeps, long refundedFen, long points) {
        Map<String, Long> counted = new HashMap<>(keeps.counted());
        had.counted().forEach((cap, value) -> counted.merge(cap, -value, Math::addExact));
        counted.values().removeIf(value -> value == 0);
        boolean gone = sum(left) == 0;
        return new DayActivity(LocalDate.ofEpochDay(rated.eventDay()), -refundedFen, 0, -points, gone ? -1 : 0, counted);
    }

    private Standing after(Standing settled, DayActivity change, long carryFen) {
        Standing totals = new Standing(settled.tier(), settled.tierSince(), settled.qualifiedUntil(), lastSpendDay(settled, change),
                settled.lifetimeSpendFen() + change.spendFen(), settled.lifetimePoints() + change.netPoints(),
                settled.lifetimeVisits() + change.visits(), carryFen);
        if (totals.lifetimeSpendFen() < 0 || totals.lifetimePoints() < 0 || totals.lifetimeVisits() < 0) {
            throw new IllegalStateException("member " + facts.member().id() + ": lifetime totals below 0: " + totals);
        }
        Ladder ladder = plan.ladder();
        if (ladder == null) {
            return totals;
        }
        Standing after = ladder.afterRefund(settled, totals, facts.member().days(), change, LocalMoment.dayOf(facts.now(), plan.zone()));
        TierSteps.tell(steps, ladder, settled, after);
        return after;
    }

    /** If nothing is left of the only receipt of her last day, the last day is the one before it that still has a visit. */
    private @Nullable LocalDate lastSpendDay(Standing settled, DayActivity change) {
        LocalDate last = settled.lastSpendDay();
        if (change.visits() == 0 || !change.day().equals(last)) {
            return last;
        }
        LocalDate previous = null;
        for (DayActivity day : facts.member().days()) {
            boolean sameDay = day.day().equals(last);
            int visits = sameDay ? day.visits() + change.visits() : day.visits();
            if (visits > 0 && (previous == null || day.day().isAfter(previous))) {
                previous = day.day();
            }
        }
        return previous;
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }
}
