package io.huiji.engine.earn;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.Balance;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.spend.Opening;
import io.huiji.engine.spend.Owing;
import io.huiji.engine.tier.Ladder;
import io.huiji.engine.tier.TierSteps;
import io.huiji.engine.time.LocalMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Earning on a receipt. The tier is the one she has on the event's day, downgrades that were due by then included; a tier that this very receipt
 * reaches counts from the next one. Points without a pending period may be spent from the event; pending ones from the start of the programme's day
 * that lies {@code pendingDays} after the event's day. A receipt counts as a visit if its amount is above 0.
 */
public final class Purchases {

    private Purchases() {}

    public static Decision decide(Plan plan, Facts facts, Command.Purchase command, StepList steps) {
        EarnPlan earning = plan.earning();
        Receipt receipt = command.receipt();
        MemberFacts member = facts.member();
        checkFacts(member);
        if (isTooOld(earning, receipt, facts.now())) {
            return new Decision.Refused(Refusal.RECEIPT_TOO_OLD, Map.of("days", (long) earning.eventDays), steps.list());
        }
        Owing owing = Owing.of(plan, facts, steps);
        Standing settled = settled(plan, member, receipt.eventAt());
        Occasion occasion = occasion(plan, facts, receipt, settled);
        Rating rating = Rater.rate(earning, occasion, amounts(receipt), member.standing().carryFen(), 0);
        Carried carried = Carried.of(earning, member.standing().carryFen(), rating, rating.points);
        PurchaseSteps.tell(steps, earning, occasion, rating, carried.weightedFen());
        DayActivity change = change(earning, occasion, rating);
        Standing after = after(plan, member, settled, change, carried.weightedFen());
        Movement earned = rating.points == 0 ? null : new Credit(plan, receipt, facts.store()).movement(rating.points, owing.debt(), facts.now());
        if (earned != null) {
            PurchaseSteps.tellPending(steps, earning, earned);
            Opening.tellRepaid(steps, earned, owing.debt());
        }
        TierSteps.tell(steps, plan.ladder(), member.standing(), after);
        return new Decision.Accepted(new Changes(rating.points, earned == null ? owing.movements() : owing.before(earned), null, owing.holdsClosed(), after,
                List.of(change), rating.budgetDraws(earning)), steps.list());
    }

    /** Whether a receipt came too late to count: it is refused, and a refund of it takes nothing. */
    static boolean isTooOld(EarnPlan earning, Receipt receipt, Instant now) {
        return earning.eventDays > 0 && LocalMoment.dayOf(receipt.eventAt(), earning.zone) < LocalMoment.dayOf(now, earning.zone) - earning.eventDays;
    }

    /** The occasion of a receipt for a member with a settled standing. */
    static Occasion occasion(Plan plan, Facts facts, Receipt receipt, Standing settled) {
        Ladder ladder = plan.ladder();
        return new Occasion(plan.earning(), facts, receipt, ladder == null ? 0 : ladder.indexOf(settled));
    }

    static Standing settled(Plan plan, MemberFacts member, Instant eventAt) {
        Ladder ladder = plan.ladder();
        return ladder == null ? member.standing() : ladder.settle(member.standing(), member.days(), eventAt);
    }

    static long[] amounts(Receipt receipt) {
        List<Receipt.Line> lines = receipt.lines();
        long[] amounts = new long[lines.size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = lines.get(i).amountFen();
            if (amounts[i] < 0) {
                throw new IllegalArgumentException("an amount below 0: " + lines.get(i));
            }
        }
        return amounts;
    }

    static void checkFacts(MemberFacts member) {
        Balance balance = member.balance();
        if (balance.spendable() < 0 || balance.pending() < 0 || balance.held() < 0 || balance.debt() < 0) {
            throw new IllegalStateException("member " + member.id() + ": an account below 0: " + balance);
        }
    }

    private static DayActivity change(EarnPlan earning, Occasion occasion, Rating rating) {
        long spendFen = 0;
        for (long amount : rating.amounts) {
            spendFen = Math.addExact(spendFen, amount);
        }
        return new DayActivity(LocalDate.ofEpochDay(occasion.eventDay), spendFen, rating.points, rating.points, spendFen > 0 ? 1 : 0,
                rating.counted(earning, occasion.store, false));
    }

    private static Standing after(Plan plan, MemberFacts member, Standing settled, DayActivity change, long countedFen) {
        LocalDate last = settled.lastSpendDay();
        boolean later = change.spendFen() > 0 && (last == null || change.day().isAfter(last));
        Standing totals = new Standing(settled.tier(), settled.tierSince(), settled.qualifiedUntil(), later ? change.day() : last,
                Math.addExact(settled.lifetimeSpendFen(), change.spendFen()), Math.addExact(settled.lifetimePoints(), change.netPoints()),
                settled.lifetimeVisits() + change.visits(), Math.addExact(settled.carryFen(), countedFen));
        Ladder ladder = plan.ladder();
        return ladder == null ? totals : ladder.rise(totals, member.days(), change, change.day().toEpochDay());
    }
}
