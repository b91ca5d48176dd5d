package io.huiji.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two things measured in turn, so that whatever else the machine does meets both: A B, B A, A B. */
public final class Pairs {

    private Pairs() {}

    /** A rate in units a second. */
    @FunctionalInterface
    public interface Measurement {
        double rate() throws Exception;
    }

    /** The rates of one pair. */
    public record Pair(double measured, double reference) {

        public double ratio() {
            return measured / reference;
        }
    }

    /** @throws IllegalStateException if a reference is not above 0 */
    public static List<Pair> interleave(int pairs, Measurement measured, Measurement reference) throws Exception {
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            double first = i % 2 == 0 ? measured.rate() : reference.rate();
            double second = i % 2 == 0 ? reference.rate() : measured.rate();
            Pair pair = i % 2 == 0 ? new Pair(first, second) : new Pair(second, first);
            if (!(pair.reference() > 0)) {
                throw new IllegalStateException("nothing to compare with: " + pair);
            }
            all.add(pair);
        }
        return all;
    }

    /** The middle value; of an even number the mean of the two in the middle. */
    public static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median of nothing");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static double medianRatio(List<Pair> pairs) {
        return median(pairs.stream().mapToDouble(Pair::ratio).toArray());
    }

    public static double medianMeasured(List<Pair> pairs) {
        return median(pairs.stream().mapToDouble(Pair::measured).toArray());
    }

    public static double medianReference(List<Pair> pairs) {
        return median(pairs.stream().mapToDouble(Pair::reference).toArray());
    }
}
