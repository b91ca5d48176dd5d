package io.huiji.engine.earn;

import io.huiji.engine.decision.Receipt.Line;
import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.programme.Earning.Stacking;
import java.util.List;

/**
 * f: the points of a receipt. The same function rates a sale and, with what is left of its lines, a refund.
 * <ol>
 *   <li>lines that earn; a receipt without an earning amount above 0 earns nothing
 *   <li>rules, by priority and then code: each that applies gives <em>extra points</em> — a bonus its points, a multiplier what it adds to the rounded result
 *   <li>limits, see {@link Limits}
 * </ol>
 * <pre>
 *   ¥33.33 at 1 point per ¥1, ×1.2, floor   base 33, extra 6, exact 39.996 → 39
 *   Wednesday ×2, birthday ×2, gold ×1.5    multiply 6, add 3.5, best 2
 * </pre>
 */
final class Rater {

    private final EarnPlan plan;
    private final Occasion occasion;
    private final Weights weights;
    private final Rating rating;
    private final List<Line> lines;
    private final boolean[] matched;
    private final boolean[] groupTaken;
    private final long pinnedFen;
    private long running;

    private Rater(EarnPlan plan, Occasion occasion, long[] amounts, long carryFen, long pinnedFen) {
        this.plan = plan;
        this.occasion = occasion;
        this.lines = occasion.receipt.lines();
        this.rating = new Rating(plan, amounts);
        this.weights = new Weights(plan, amounts, carryFen);
        this.matched = new boolean[amounts.length];
        this.groupTaken = new boolean[plan.groups];
        this.pinnedFen = pinnedFen;
    }

    /**
     * @param amounts fen by position of line: the receipt's own, or what is left of them
     * @param carryFen weighted fen that the member brings along
     * @param pinnedFen thresholds count as reached by at least this amount
     */
    static Rating rate(EarnPlan plan, Occasion occasion, long[] amounts, long carryFen, long pinnedFen) {
        return new Rater(plan, occasion, amounts, carryFen, pinnedFen).rate();
    }

    private Rating rate() {
        excludeLines();
        if (rating.earningFen > 0) {
            running = weights.points();
            rating.base = running;
            for (int i = 0; i < plan.rules.length; i++) {
                tryRule(i, plan.rules[i]);
            }
            if (plan.stacking == Stacking.BEST) {
                applyBest();
            }
            rating.rounded = running;
            rating.exact = weights.exact();
            rating.weightedFen = weights.weightedFen();
        } else {
            java.util.Arrays.fill(rating.unmet, Code.RULE_NOT_CATEGORY);
        }
        System.arraycopy(rating.extra, 0, rating.unlimited, 0, rating.extra.length);
        new Limits(plan, occasion, rating).apply();
        return rating;
    }

    private void excludeLines() {
        String store = occasion.store;
        String all = store != null && plan.excludedStores.contains(store) ? "store"
                : plan.excludedChannels.contains(occasion.receipt.channel()) ? "channel" : null;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String why = all;
            if (why == null && !plan.excludedCategories.isEmpty() && LineFilter.anyOf(line.categories(), plan.excludedCategories)) {
                why = "category";
            }
            if (why == null && !plan.excludedProducts.isEmpty() && LineFilter.contains(plan.excludedProducts, line)) {
                why = "product";
            }
            rating.lineExcluded[i] = why;
            if (why == null) {
                rating.earningFen = Math.addExact(rating.earningFen, rating.amounts[i]);
            } else {
                weights.exclude(i);
            }
        }
    }

    private void tryRule(int position, EarnRule rule) {
        Code unmet = Conditions.unmet(rule, occasion);
        if (unmet == null) {
            long fen = match(rule);
            rating.matchedFen[position] = fen;
            if (fen == 0) {
                unmet = Code.RULE_NOT_CATEGORY;
            } else if (Math.max(rating.earningFen, pinnedFen) < rule.minFen || fen < rule.perFen) {
                unmet = Code.RULE_AMOUNT_SHORT;
            } else if (rule.group != EarnRule.NONE && groupTaken[rule.group]) {
                unmet = Code.RULE_EXCLUDED_BY_GROUP;
            }
        }
        rating.unmet[position] = unmet;
        if (unmet != null) {
            return;
        }
        if (rule.group != EarnRule.NONE) {
            groupTaken[rule.group] = true;
        }
        rating.extra[position] = extra(position, rule);
    }

    /** Marks the earning lines that the rule is about; their fen. */
    private long match(EarnRule rule) {
        boolean open = rule.lines.isOpen();
        long fen = 0;
        for (int i = 0; i < matched.length; i++) {
            matched[i] = rating.lineExcluded[i] == null && (open || rule.lines.matches(lines.get(i)));
            if (matched[i]) {
                fen = Math.addExact(fen, rating.amounts[i]);
            }
        }
        return fen;
    }

    private long extra(int position, EarnRule rule) {
        Ratio multiplier = rule.multiplier;
        if (multiplier == null) {
            return rule.perFen == 0 ? rule.bonus : Math.multiplyExact(rating.matchedFen[position] / rule.perFen, rule.perPoints);
        }
        if (plan.stacking == Stacking.BEST) {
            weights.propose(position, matched, multiplier);
            return 0;
        }
        weights.stack(matched, multiplier);
        return advance();
    }

    private void applyBest() {
        for (int i = 0; i < plan.rules.length; i++) {
            Ratio multiplier = plan.rules[i].multiplier;
            if (rating.unmet[i] == null && multiplier != null) {
                if (weights.settleBest(i, multiplier)) {
                    rating.extra[i] = advance();
                } else {
                    rating.unmet[i] = Code.RULE_NOT_BEST;
                }
            }
        }
    }

    private long advance() {
        long before = running;
        running = weights.points();
        return running - before;
    }
}
