package io.huiji.engine.earn;

import io.huiji.engine.programme.Earning.Rounding;

/**
 * How a receipt's points follow from the member's running total T of weighted fen (E2):
 * <pre>  points = f(T + weightedFen) − f(T) + apartPoints </pre>
 * Both parts are at least 0, and 0 for a receipt of nothing; so her points are f(T) and the apart points of her receipts, whatever is refunded in which order.
 * What a limit cut from the step does not count in T, in whole points, so that the remainder stays.
 * <pre>
 *   1 point per ¥1, T ¥0, receipt ¥150.50               →  150: T ¥150.50
 *   the same, a cap of 100                              →  100: T ¥100.50
 *   without carry-over                                  →  T stays, all points are apart
 * </pre>
 *
 * @param weightedFen what the receipt adds to T
 * @param apartPoints bonuses, after limits
 */
record Carried(long weightedFen, long apartPoints) {

    /**
     * @param carryFen T before the receipt
     * @param points what the receipt is to stand for, at most the rating's
     */
    static Carried of(EarnPlan plan, long carryFen, Rating rating, long points) {
        if (!plan.base.carryOver()) {
            return new Carried(0, points);
        }
        long step = points - Math.min(points, rating.bonusPoints(plan));
        long cut = step(plan, carryFen, rating.weightedFen) - step;
        long cutFen = Ratio.of(plan.base.perFen(), plan.base.points()).times(cut).round(Rounding.CEILING);
        return counting(plan, carryFen, points, Math.max(0, rating.weightedFen - cutFen));
    }

    private static Carried counting(EarnPlan plan, long carryFen, long points, long fen) {
        return new Carried(fen, points - step(plan, carryFen, fen));
    }

    /**
     * At most the sale's in both parts: a part that grew would give points wherever T lies. What a limit cut from the sale's bonus comes forth again in a
     * smaller receipt, and counts in T instead.
     * <pre>  1 point per ¥1, a bonus of 2, a cap of 10: ¥11 are 10 + 0; the ¥9 left of it 9 + 1, kept as 10 + 0 </pre>
     *
     * @param points what the receipt is to stand for
     */
    Carried atMost(EarnPlan plan, long carryFen, long points, Carried sale) {
        if (!plan.base.carryOver()) {
            return this;
        }
        Carried kept = counting(plan, carryFen, points, Math.min(weightedFen, sale.weightedFen));
        long over = kept.apartPoints - sale.apartPoints;
        if (over <= 0) {
            return kept;
        }
        long overFen = Ratio.of(plan.base.perFen(), plan.base.points()).times(over).round(Rounding.CEILING);
        return new Carried(Math.min(Math.addExact(kept.weightedFen, overFen), sale.weightedFen), sale.apartPoints);
    }

    private static long step(EarnPlan plan, long carryFen, long fen) {
        return plan.pointsOf(Math.addExact(carryFen, fen)) - plan.pointsOf(carryFen);
    }
}
