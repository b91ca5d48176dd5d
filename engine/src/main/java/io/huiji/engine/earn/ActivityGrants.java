package io.huiji.engine.earn;

import io.huiji.engine.decision.Account;
import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Changes.Reason;
import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Receipt;
import io.huiji.engine.decision.Refusal;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.engine.programme.Programme.Activity;
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
 * Points for an event that is not a purchase (E23). They may be spent at once, live as earned points of that day, and count in the day's totals: caps on
 * a member's day, week or month hold for them too. They are neither spending nor a visit.
 */
public final class ActivityGrants {

    private ActivityGrants() {}

    public static Decision decide(Plan plan, Facts facts, Command.Grant command, StepList steps) {
        Purchases.checkFacts(facts.member());
        Activity activity = plan.activity(command.activity());
        if (activity == null) {
            return new Decision.Refused(Refusal.ACTIVITY_UNKNOWN, Map.of(), steps.list());
        }
        Owing owing = Owing.of(plan, facts, steps);
        EarnPlan earning = plan.earning();
        Receipt none = new Receipt(command.eventAt(), "", List.of());
        Standing settled = Purchases.settled(plan, facts.member(), command.eventAt());
        Occasion occasion = Purchases.occasion(plan, facts, none, settled);
        Rating rating = new Rating(earning, new long[0]);
        steps.add(Code.BONUS, activity.code(), activity.name(), activity.points(), Map.of(), Map.of());
        new Limits(earning, occasion, rating).applyTo(activity.points());
        PurchaseSteps.tellLimits(steps, earning, rating);
        DayActivity change = new DayActivity(LocalDate.ofEpochDay(occasion.eventDay), 0, rating.points, rating.points, 0,
                rating.counted(earning, occasion.store, false));
        Movement earned = rating.points == 0 ? null : movement(plan, facts, command.eventAt(), rating.points, owing.debt());
        if (earned != null) {
            Opening.tellRepaid(steps, earned, owing.debt());
        }
        Standing after = after(plan, facts, settled, change);
        TierSteps.tell(steps, plan.ladder(), facts.member().standing(), after);
        return new Decision.Accepted(new Changes(rating.points, earned == null ? owing.movements() : owing.before(earned), null, owing.holdsClosed(), after,
                List.of(change), Map.of()), steps.list());
    }

    private static Movement movement(Plan plan, Facts facts, Instant eventAt, long points, long debt) {
        StoreFacts store = facts.store();
        Instant activeAt = eventAt.isAfter(facts.now()) ? facts.now() : eventAt;
        Opening opening = new Opening(Reason.BONUS, Account.ISSUED, store == null ? 0 : store.id(), eventAt, activeAt, facts.now());
        return opening.movement(plan.expiry().slices(points, LocalMoment.dayOf(eventAt, plan.earning().zone)), debt);
    }

    private static Standing after(Plan plan, Facts facts, Standing settled, DayActivity change) {
        Standing totals = new Standing(settled.tier(), settled.tierSince(), settled.qualifiedUntil(), settled.lastSpendDay(), settled.lifetimeSpendFen(),
                Math.addExact(settled.lifetimePoints(), change.netPoints()), settled.lifetimeVisits(), settled.carryFen());
        Ladder ladder = plan.ladder();
        return ladder == null ? totals : ladder.rise(totals, facts.member().days(), change, change.day().toEpochDay());
    }
}
