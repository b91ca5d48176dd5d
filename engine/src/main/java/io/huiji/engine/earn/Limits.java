package io.huiji.engine.earn;

import io.huiji.engine.programme.Earning.Per;
import java.util.Map;

/**
 * Caps and budgets (E19), in this order:
 * <ol>
 *   <li>each rule's extra points, in the order of the rules: by the caps on that rule, then by what is left of its budget
 *   <li>the receipt's points (base and extra points, at least 0): by every other cap, then by {@link #MAXIMUM_POINTS}
 * </ol>
 * What the second step cuts is taken from the last rule first, then from the ones before it, then from the base; so a budget is not drawn for
 * points that nobody got.
 */
final class Limits {

    /** The most that one receipt may earn. */
    static final long MAXIMUM_POINTS = 1_000_000_000_000L;

    private final EarnPlan plan;
    private final Occasion occasion;
    private final Rating rating;

    Limits(EarnPlan plan, Occasion occasion, Rating rating) {
        this.plan = plan;
        this.occasion = occasion;
        this.rating = rating;
    }

    void apply() {
        readBudgets();
        long total = rating.base;
        for (int i = 0; i < plan.rules.length; i++) {
            if (rating.extra[i] > 0) {
                limitRule(i);
            }
            total = Math.addExact(total, rating.extra[i]);
        }
        total = Math.max(0, total);
        rating.points = limitTotal(total);
        takeBack(total - rating.points);
    }

    /** For points that no receipt earned: the caps of day, week and month that are not limited to a rule. */
    void applyTo(long points) {
        long limited = points;
        for (int i = 0; i < plan.caps.length; i++) {
            if (plan.caps[i].rule == EarnRule.NONE && plan.caps[i].cap.per() != Per.RECEIPT) {
                limited = limitBy(i, limited);
            }
        }
        rating.points = limited;
    }

    private void readBudgets() {
        Map<String, Long> left = occasion.facts.budgetLeft();
        for (int i = 0; i < plan.budgets.length; i++) {
            rating.budgetLeft[i] = left.getOrDefault(plan.budgets[i], 0L);
        }
    }

    private void limitRule(int rule) {
        for (int i = 0; i < plan.caps.length; i++) {
            if (plan.caps[i].rule == rule) {
                rating.extra[rule] = limitBy(i, rating.extra[rule]);
            }
        }
        int budget = plan.rules[rule].budget;
        if (budget != EarnRule.NONE) {
            long given = Math.min(rating.extra[rule], Math.max(0, rating.budgetLeft[budget]));
            rating.budgetCut[budget] += rating.extra[rule] - given;
            rating.budgetLeft[budget] -= given;
            rating.extra[rule] = given;
        }
    }

    private long limitTotal(long total) {
        long limited = total;
        for (int i = 0; i < plan.caps.length; i++) {
            if (plan.caps[i].rule == EarnRule.NONE) {
                limited = limitBy(i, limited);
            }
        }
        rating.maximumReached = limited > MAXIMUM_POINTS;
        return Math.min(limited, MAXIMUM_POINTS);
    }

    private long limitBy(int position, long points) {
        EarnCap cap = plan.caps[position];
        if (!cap.appliesTo(occasion.store)) {
            return points;
        }
        long used = cap.used(occasion.member.days(), occasion.eventDay);
        long given = Math.min(points, Math.max(0, cap.cap.points() - used));
        rating.capUsed[position] = used;
        rating.capCut[position] += points - given;
        return given;
    }

    private void takeBack(long cut) {
        long left = cut;
        for (int i = plan.rules.length - 1; i >= 0 && left > 0; i--) {
            long taken = Math.min(left, Math.max(0, rating.extra[i]));
            rating.extra[i] -= taken;
            left -= taken;
        }
        rating.base -= left;
    }
}
