package io.huiji.bench.load;

/**
 * Counts durations in buckets that grow with the value: 64 to each doubling, so a quantile is at most 1.6 % too high and never too low.
 * Not for several threads at once: each has its own and they are added up.
 */
public final class Histogram {

    private static final int SUB_BITS = 6;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUB_BUCKETS];
    private long total;
    private long maximumNanos;

    /** A negative duration counts as 0. */
    public void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[index(value)]++;
        total++;
        maximumNanos = Math.max(maximumNanos, value);
    }

    public void add(Histogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
        maximumNanos = Math.max(maximumNanos, other.maximumNanos);
    }

    public long total() {
        return total;
    }

    public long maximumNanos() {
        return maximumNanos;
    }

    /**
     * The duration that this share of all is not above; 0 when nothing was recorded.
     *
     * @param share 0 to 1, e.g. 0.99
     */
    public long quantileNanos(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(highest(i), maximumNanos);
            }
        }
        return maximumNanos;
    }

    private static int index(long value) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - 1 - SUB_BITS);
        return shift * SUB_BUCKETS + (int) (value >>> shift);
    }

    /** The highest value that falls into a bucket; the inverse of {@link #index}. */
    private static long highest(int index) {
        int shift = Math.max(0, index / SUB_BUCKETS - 1);
        long upper = index - (long) shift * SUB_BUCKETS;
        return ((upper + 1) << shift) - 1;
    }
}
