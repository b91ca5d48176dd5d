package io.huiji.engine.earn;

import io.huiji.engine.decision.Changes.Movement;
import io.huiji.engine.decision.Receipt.Line;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.programme.Earning;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells how a rating came about, from what the rating kept. */
final class PurchaseSteps {

    private final StepList steps;
    private final EarnPlan plan;
    private final Occasion occasion;
    private final Rating rating;
    private final long countedFen;

    private PurchaseSteps(StepList steps, EarnPlan plan, Occasion occasion, Rating rating, long countedFen) {
        this.steps = steps;
        this.plan = plan;
        this.occasion = occasion;
        this.rating = rating;
        this.countedFen = countedFen;
    }

    /** {@code countedFen}: what the receipt adds to the running total, {@link Carried}. */
    static void tell(StepList steps, EarnPlan plan, Occasion occasion, Rating rating, long countedFen) {
        if (steps.wanted()) {
            new PurchaseSteps(steps, plan, occasion, rating, countedFen).tellAll();
        }
    }

    private void tellAll() {
        tellExcludedLines();
        long basePoints = rating.rounded;
        for (int i = 0; i < plan.rules.length; i++) {
            basePoints -= plan.rules[i].multiplier == null ? 0 : rating.unlimited[i];
        }
        steps.add(Code.BASE, basePoints,
                Map.of("amount_fen", rating.earningFen, "points", plan.base.points(), "per_fen", plan.base.perFen()), Map.of());
        for (int i = 0; i < plan.rules.length; i++) {
            if (rating.unmet[i] == null) {
                tellApplied(i, plan.rules[i]);
            }
        }
        tellRounding();
        tellLimits(steps, plan, rating);
        for (int i = 0; i < plan.rules.length; i++) {
            Code unmet = rating.unmet[i];
            if (unmet != null) {
                tellUnmet(unmet, i, plan.rules[i]);
            }
        }
    }

    private void tellExcludedLines() {
        List<Line> lines = occasion.receipt.lines();
        for (int i = 0; i < lines.size(); i++) {
            String why = rating.lineExcluded[i];
            if (why != null) {
                steps.add(Code.LINE_EXCLUDED, 0, Map.of("line", (long) lines.get(i).no(), "amount_fen", rating.amounts[i]), Map.of("by", why));
            }
        }
    }

    private void tellApplied(int position, EarnRule rule) {
        Earning.Rule said = rule.rule;
        Ratio multiplier = rule.multiplier;
        Map<String, Long> numbers = new HashMap<>(Map.of("amount_fen", rating.matchedFen[position]));
        if (multiplier != null) {
            steps.add(Code.MULTIPLIER, said.code(), said.name(), rating.unlimited[position], numbers, Map.of("times", multiplier.toString()));
            return;
        }
        if (rule.perFen > 0) {
            numbers.put("points", rule.perPoints);
            numbers.put("per_fen", rule.perFen);
        }
        steps.add(Code.BONUS, said.code(), said.name(), rating.unlimited[position], numbers, Map.of());
    }

    private void tellRounding() {
        if (plan.base.carryOver()) {
            long before = occasion.member.standing().carryFen();
            steps.add(Code.CARRY_OVER, rating.rounded, Map.of("before_fen", before, "weighted_fen", rating.weightedFen,
                    "cut_fen", rating.weightedFen - countedFen, "after_fen", before + countedFen), Map.of());
        } else if (!rating.exact.isWhole() || rating.exact.round(Earning.Rounding.FLOOR) != rating.rounded) {
            steps.add(Code.ROUNDING, rating.rounded, Map.of(), Map.of("exact", rating.exact.toString(), "rounding", lower(plan.base.rounding()),
                    "by", lower(plan.base.roundBy())));
        }
    }

    static void tellLimits(StepList steps, EarnPlan plan, Rating rating) {
        for (int i = 0; i < plan.caps.length; i++) {
            Earning.Cap cap = plan.caps[i].cap;
            if (rating.capCut[i] > 0) {
                steps.add(Code.CAP_REACHED, cap.code(), cap.name(), -rating.capCut[i],
                        Map.of("cap", cap.points(), "used", rating.capUsed[i], "cut", rating.capCut[i]), Map.of("per", lower(cap.per())));
            }
        }
        for (int i = 0; i < plan.budgets.length; i++) {
            if (rating.budgetCut[i] > 0) {
                Earning.Budget budget = plan.budgetTerms.get(i);
                steps.add(Code.BUDGET_REACHED, budget.code(), budget.name(), -rating.budgetCut[i], Map.of("cut", rating.budgetCut[i]), Map.of());
            }
        }
        if (rating.maximumReached) {
            steps.add(Code.CAP_REACHED, 0, Map.of("cap", Limits.MAXIMUM_POINTS, "used", 0L, "cut", 0L), Map.of("per", lower(Earning.Per.RECEIPT)));
        }
    }

    private void tellUnmet(Code unmet, int position, EarnRule rule) {
        Map<String, Long> numbers = switch (unmet) {
            case RULE_AMOUNT_SHORT -> rating.earningFen < rule.minFen
                    ? Map.of("short_by_fen", rule.minFen - rating.earningFen, "minimum_fen", rule.minFen)
                    : Map.of("short_by_fen", rule.perFen - rating.matchedFen[position], "minimum_fen", rule.perFen);
            case RULE_VISITS_SHORT -> {
                long visits = occasion.visits(rule.visitsWindowDays);
                yield Map.of("visits", visits, "every", (long) rule.visitsEvery, "short_by", rule.visitsEvery - visits % rule.visitsEvery);
            }
            default -> Map.of();
        };
        steps.add(unmet, rule.rule.code(), rule.rule.name(), 0, numbers, Map.of());
    }

    static void tellPending(StepList steps, EarnPlan plan, Movement movement) {
        if (movement.opensPending()) {
            long points = movement.lotsOpened().stream().mapToLong(lot -> lot.amount()).sum();
            steps.add(Code.PENDING, points, Map.of("days", (long) plan.pendingDays),
                    Map.of("active_on", movement.lotsOpened().getFirst().activeAt().atZone(plan.zone).toLocalDate().toString()));
        }
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
