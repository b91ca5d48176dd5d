package io.huiji.engine.earn;

import io.huiji.engine.programme.Earning.RoundBy;
import io.huiji.engine.programme.Earning.Stacking;
import org.jspecify.annotations.Nullable;

/**
 * The factor of each line, and the points that follow: exact until the one rounding. With carry-over the weighted fen are rounded to whole fen and added to
 * the member's T: points = f(T + w) − f(T).
 */
final class Weights {

    private static final int NOBODY = -1;

    private final EarnPlan plan;
    private final long[] amounts;
    private final long carryFen;
    private final @Nullable Ratio[] factors;
    /** For adding: 1 + Σ multipliers of a line, and how many they are; the factor is the one less the other, at least 0. */
    private final Ratio[] sums;
    private final int[] counts;
    private final int[] winners;
    private final @Nullable Ratio[] best;

    Weights(EarnPlan plan, long[] amounts, long carryFen) {
        this.plan = plan;
        this.amounts = amounts;
        this.carryFen = carryFen;
        this.factors = new @Nullable Ratio[amounts.length];
        java.util.Arrays.fill(factors, Ratio.ONE);
        boolean adding = plan.stacking == Stacking.ADD;
        this.sums = new Ratio[adding ? amounts.length : 0];
        java.util.Arrays.fill(sums, Ratio.ONE);
        this.counts = new int[sums.length];
        boolean choosing = plan.stacking == Stacking.BEST;
        this.winners = new int[choosing ? amounts.length : 0];
        this.best = new @Nullable Ratio[winners.length];
        java.util.Arrays.fill(winners, NOBODY);
    }

    void exclude(int line) {
        factors[line] = null;
    }

    void stack(boolean[] lines, Ratio multiplier) {
        if (plan.stacking == Stacking.ADD) {
            add(lines, multiplier);
        } else {
            multiply(lines, multiplier);
        }
    }

    private void multiply(boolean[] lines, Ratio multiplier) {
        Ratio from = null;
        Ratio to = Ratio.ONE;
        for (int i = 0; i < lines.length; i++) {
            Ratio factor = factors[i];
            if (lines[i] && factor != null) {
                to = factor == from ? to : factor.times(multiplier);
                from = factor;
                factors[i] = to;
            }
        }
    }

    private void add(boolean[] lines, Ratio multiplier) {
        Ratio from = null;
        Ratio sum = Ratio.ONE;
        Ratio factor = Ratio.ONE;
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i]) {
                continue;
            }
            counts[i]++;
            if (sums[i] != from) {
                from = sums[i];
                sum = from.plus(multiplier);
                factor = sum.minus(Ratio.of(counts[i], 1));
            }
            sums[i] = sum;
            factors[i] = factor;
        }
    }

    /** Best-only: remembers the highest multiplier of each line. Of equals the first rule wins. */
    void propose(int rule, boolean[] lines, Ratio multiplier) {
        for (int i = 0; i < lines.length; i++) {
            Ratio highest = best[i];
            if (lines[i] && (highest == null || multiplier.compareTo(highest) > 0)) {
                best[i] = multiplier;
                winners[i] = rule;
            }
        }
    }

    /** Applies the rule to the lines that it won; false if it won none. */
    boolean settleBest(int rule, Ratio multiplier) {
        boolean won = false;
        for (int i = 0; i < winners.length; i++) {
            if (winners[i] == rule) {
                factors[i] = multiplier;
                won = true;
            }
        }
        return won;
    }

    long points() {
        if (plan.base.carryOver()) {
            return plan.pointsOf(Math.addExact(carryFen, weightedFen())) - plan.pointsOf(carryFen);
        }
        if (plan.base.roundBy() == RoundBy.RECEIPT) {
            return weighted().times(plan.pointsPerFen).round(plan.base.rounding());
        }
        long points = 0;
        for (int i = 0; i < amounts.length; i++) {
            Ratio factor = factors[i];
            if (factor != null) {
                points = Math.addExact(points, factor.times(amounts[i]).times(plan.pointsPerFen).round(plan.base.rounding()));
            }
        }
        return points;
    }

    /** Unrounded points. */
    Ratio exact() {
        return weighted().times(plan.pointsPerFen);
    }

    /** Whole weighted fen; 0 without carry-over. */
    long weightedFen() {
        if (!plan.base.carryOver()) {
            return 0;
        }
        if (plan.base.roundBy() == RoundBy.RECEIPT) {
            return weighted().round(plan.base.rounding());
        }
        long fen = 0;
        for (int i = 0; i < amounts.length; i++) {
            Ratio factor = factors[i];
            if (factor != null) {
                fen = Math.addExact(fen, factor.times(amounts[i]).round(plan.base.rounding()));
            }
        }
        return fen;
    }

    /** Σ amount × factor; neighbours of the same factor are joined first. */
    private Ratio weighted() {
        Ratio sum = Ratio.ZERO;
        Ratio run = null;
        long fen = 0;
        for (int i = 0; i < amounts.length; i++) {
            Ratio factor = factors[i];
            if (factor == null) {
                continue;
            }
            if (run != null && factor != run) {
                sum = sum.plus(run.times(fen));
                fen = 0;
            }
            run = factor;
            fen = Math.addExact(fen, amounts[i]);
        }
        return run == null ? sum : sum.plus(run.times(fen));
    }
}
