package io.huiji.engine.decision;

import java.math.BigInteger;

/**
 * Splits a total over lines so that the parts always sum to it.
 * <pre>
 *   100 over 1, 1, 1   →  33, 33, 34
 *   −100 over 1, 1, 1  →  −33, −33, −34
 *   100 over 0, 5      →  0, 100
 * </pre>
 * A line of weight 0 gets nothing, and no part exceeds its weight unless the total exceeds their sum.
 */
public final class Prorate {

    private Prorate() {}

    /**
     * @param weights at least 0, e.g. what is left of each line; if all are 0 the total must be 0
     * @throws IllegalArgumentException if there is nothing to split over, or a weight is below 0
     */
    public static long[] split(long totalFen, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight below 0: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0 && totalFen != 0) {
            throw new IllegalArgumentException("nothing to split " + totalFen + " over");
        }
        long[] parts = new long[weights.length];
        BigInteger total = BigInteger.valueOf(totalFen);
        BigInteger seen = BigInteger.ZERO;
        long given = 0;
        for (int i = 0; i < weights.length && sum.signum() > 0; i++) {
            seen = seen.add(BigInteger.valueOf(weights[i]));
            long upToHere = total.multiply(seen).divide(sum).longValueExact();
            parts[i] = upToHere - given;
            given = upToHere;
        }
        return parts;
    }
}
