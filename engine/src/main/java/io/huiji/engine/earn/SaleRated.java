package io.huiji.engine.earn;

import io.huiji.engine.decision.Command.Sale;
import io.huiji.engine.facts.Standing;
import java.util.HashMap;
import java.util.Map;

/**
 * A sale, rated again by its own plan and facts (vector f): what it stands for when so much of its lines is left. A function of what is left and of nothing
 * else, so that neither the number nor the order of refunds matters (I7). Never more than the sale earned: spending less never earns more (promise 5).
 */
final class SaleRated {

    private final EarnPlan earning;
    private final Occasion occasion;
    private final long carryFen;
    private final long pinnedFen;
    private final Rating sold;
    private final Carried most;

    SaleRated(Sale sale) {
        this.earning = sale.plan().earning();
        Standing then = Purchases.settled(sale.plan(), sale.facts().member(), sale.receipt().eventAt());
        this.occasion = Purchases.occasion(sale.plan(), sale.facts(), sale.receipt(), then);
        this.carryFen = sale.facts().member().standing().carryFen();
        this.sold = Rater.rate(earning, occasion, Purchases.amounts(sale.receipt()), carryFen, 0);
        if (sold.points != sale.grantedPoints()) {
            throw new IllegalStateException("decision " + sale.decisionId() + " granted " + sale.grantedPoints() + ", rated again " + sold.points);
        }
        this.most = Carried.of(earning, carryFen, sold, sold.points);
        this.pinnedFen = sale.plan().programme().refunds().giveBackStep() ? 0 : sold.earningFen;
    }

    /** By position of line, in fen. */
    Left left(long[] amounts) {
        return new Left(Rater.rate(earning, occasion, amounts, carryFen, pinnedFen));
    }

    long eventDay() {
        return occasion.eventDay;
    }

    boolean carriesOver() {
        return earning.base.carryOver();
    }

    /** The points of a running total of weighted fen. */
    long pointsOf(long fen) {
        return earning.pointsOf(fen);
    }

    /** What the sale stands for with so much left of it. */
    final class Left {

        private final Rating rating;
        private final Carried carried;

        private Left(Rating rating) {
            this.rating = rating;
            long points = Math.min(sold.points, rating.points);
            // While a limit still cuts to the same points nothing changes; else the remainder of each cut would shift the total to and fro.
            boolean same = points == sold.points && rating.weightedFen >= most.weightedFen();
            this.carried = same ? most : Carried.of(earning, carryFen, rating, points).atMost(earning, carryFen, points, most);
        }

        /** Its part of the member's running total; 0 without carry-over. */
        long weightedFen() {
            return carried.weightedFen();
        }

        /** Its points apart from its step in the running total; without carry-over all of them. */
        long apartPoints() {
            return carried.apartPoints();
        }

        /** What it counts at caps that count net and have a counter of their own. */
        Map<String, Long> counted() {
            Map<String, Long> most = sold.counted(earning, occasion.store, true);
            Map<String, Long> counted = new HashMap<>();
            rating.counted(earning, occasion.store, true).forEach((cap, points) -> counted.put(cap, Math.min(points, most.getOrDefault(cap, 0L))));
            return counted;
        }
    }
}
