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
 * Taking back part of a sale, by the sale's own plan and facts (vector f).
 * <pre>  claw-back = what the receipt still stands for − f(what is left of its lines) </pre>
 * so any split of a refund takes what the full refund takes (I7, vector b). Where spending less would earn more (a multiplier below 1), nothing is
 * given; a full refund always takes everything. With carry-over the receipt counts as the member's newest: f(T) − f(T − w) of her running T. Budgets get
 * nothing back, caps only where they count net.
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
        Books books = new Books(facts, plan.zone(), steps);
        Settlement.settle(books);
        Standing settled = BookDecisions.settledStanding(plan, facts, steps);
        return takeBack(books, settled, before);
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

    private Decision takeBack(Books books, Standing settled, long[] before) {
        EarnPlan earning = sale.plan().earning();
        Standing then = Purchases.settled(sale.plan(), sale.facts().member(), sale.receipt().eventAt());
        Occasion occasion = Purchases.occasion(sale.plan(), sale.facts(), sale.receipt(), then);
        long carryThen = sale.facts().member().standing().carryFen();
        Rating sold = Rater.rate(earning, occasion, Purchases.amounts(sale.receipt()), carryThen, 0);
        if (sold.points != sale.grantedPoints()) {
            throw new IllegalStateException("decision " + sale.decisionId() + " granted " + sale.grantedPoints() + ", rated again " + sold.points);
        }
        long pinnedFen = sale.plan().programme().refunds().giveBackStep() ? 0 : sold.earningFen;
        long carryFen = carryThen;
        if (earning.base.carryOver()) {
            Rating standing = Rater.rate(earning, occasion, before, carryThen, pinnedFen);
            carryFen = Math.max(0, settled.carryFen() - standing.weightedFen);
        }
        Rating had = Rater.rate(earning, occasion, before, carryFen, pinnedFen);
        Rating keeps = Rater.rate(earning, occasion, left, carryFen, pinnedFen);
        long granted = sale.grantedPoints() - sale.clawedBackPoints();
        long points = Math.clamp(earning.base.carryOver() ? had.points - keeps.points : granted - keeps.points, 0, granted);
        if (isEmpty(left) && !earning.base.carryOver()) {
            points = granted;
        }
        steps.add(Code.CLAW_BACK, -points, Map.of("before_points", granted, "after_points", granted - points, "amount_fen", sum(before) - sum(left)), Map.of());
        ClawBack.take(books, sale.decisionId(), points);
        DayActivity change = change(occasion, had, keeps, points);
        Standing after = after(settled, change, had.weightedFen - keeps.weightedFen);
        return new Decision.Accepted(BookDecisions.changes(books, -points, BookDecisions.changed(facts, after), List.of(change)), steps.list());
    }

    private DayActivity change(Occasion occasion, Rating had, Rating keeps, long points) {
        Map<String, Long> counted = new HashMap<>();
        had.counted(sale.plan().earning(), occasion.store, true).forEach((cap, value) -> counted.merge(cap, -value, Math::addExact));
        keeps.counted(sale.plan().earning(), occasion.store, true).forEach((cap, value) -> counted.merge(cap, value, Math::addExact));
        counted.values().removeIf(value -> value == 0);
        boolean gone = sum(left) == 0;
        return new DayActivity(LocalDate.ofEpochDay(occasion.eventDay), sum(left) - sum(had.amounts), 0, -points, gone ? -1 : 0, counted);
    }

    private Standing after(Standing settled, DayActivity change, long weightedFen) {
        Standing totals = new Standing(settled.tier(), settled.tierSince(), settled.qualifiedUntil(), lastSpendDay(settled, change),
                settled.lifetimeSpendFen() + change.spendFen(), settled.lifetimePoints() + change.netPoints(),
                settled.lifetimeVisits() + change.visits(), Math.max(0, settled.carryFen() - weightedFen));
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

    private static boolean isEmpty(long[] amounts) {
        return sum(amounts) == 0;
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }
}
