package io.huiji.engine.earn;

import io.huiji.engine.decision.Step.Code;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a receipt earns and how that came about: arrays by position of line, rule, cap and budget, from which the steps are told afterwards. */
final class Rating {

    final long[] amounts;
    /** Why a line earns nothing: {@code null}, or which list excludes it. */
    final @Nullable String[] lineExcluded;
    /** Why a rule gave nothing; {@code null}: it applied. */
    final @Nullable Code[] unmet;
    final long[] matchedFen;
    /** Extra points by rule, after all limits. */
    final long[] extra;
    /** Extra points by rule, before the limits. */
    final long[] unlimited;
    final long[] capUsed;
    final long[] capCut;
    final long[] budgetLeft;
    final long[] budgetCut;
    long earningFen;
    long base;
    /** Rounded base with all multipliers, before bonuses and limits. */
    long rounded;
    Ratio exact = Ratio.ZERO;
    /** With carry-over: the receipt's amount, weighted; 0 without. */
    long weightedFen;
    long points;
    boolean maximumReached;

    Rating(EarnPlan plan, long[] amounts) {
        this.amounts = amounts;
        int rules = plan.rules.length;
        this.lineExcluded = new @Nullable String[amounts.length];
        this.unmet = new @Nullable Code[rules];
        this.matchedFen = new long[rules];
        this.extra = new long[rules];
        this.unlimited = new long[rules];
        this.capUsed = new long[plan.caps.length];
        this.capCut = new long[plan.caps.length];
        this.budgetLeft = new long[plan.budgets.length];
        this.budgetCut = new long[plan.budgets.length];
    }

    /** What the rules with a bonus gave. */
    long bonusPoints(EarnPlan plan) {
        long points = 0;
        for (int i = 0; i < plan.rules.length; i++) {
            points += plan.rules[i].multiplier == null ? extra[i] : 0;
        }
        return points;
    }

    /** What the caps with a counter of their own have to count. */
    Map<String, Long> counted(EarnPlan plan, @Nullable String store, boolean onlyNet) {
        Map<String, Long> counted = Map.of();
        for (int i = 0; i < plan.caps.length; i++) {
            EarnCap cap = plan.caps[i];
            String counter = cap.counter;
            if (counter == null || !cap.appliesTo(store) || (onlyNet && !cap.countsNet())) {
                continue;
            }
            long points = cap.rule == EarnRule.NONE ? this.points : Math.max(0, extra[cap.rule]);
            if (points > 0) {
                counted = counted.isEmpty() ? new HashMap<>() : counted;
                counted.put(counter, points);
            }
        }
        return counted;
    }

    /** Points that the rules drew from budgets. */
    Map<String, Long> budgetDraws(EarnPlan plan) {
        Map<String, Long> draws = Map.of();
        for (int i = 0; i < plan.rules.length; i++) {
            int budget = plan.rules[i].budget;
            if (budget != EarnRule.NONE && extra[i] > 0) {
                draws = draws.isEmpty() ? new HashMap<>() : draws;
                draws.merge(plan.budgets[budget], extra[i], Math::addExact);
            }
        }
        return draws;
    }
}
