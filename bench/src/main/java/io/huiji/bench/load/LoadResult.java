package io.huiji.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run showed.
 *
 * @param seconds from the first request to the end of the run
 * @param units done within them
 * @param undone units that were asked and not done
 * @param answers number of answers by status
 * @param failure the first answer that was not as it should be, or why a connection was lost
 */
public record LoadResult(double seconds, long units, long undone, Map<Integer, Long> answers, Histogram latencies, @Nullable String failure) {

    public double unitsPerSecond() {
        return units / seconds;
    }

    public double p50Millis() {
        return latencies.quantileNanos(0.50) / 1e6;
    }

    public double p99Millis() {
        return latencies.quantileNanos(0.99) / 1e6;
    }

    /** Whether every answer was as it should be, and there was one. */
    public boolean isClean() {
        return failure == null && undone == 0 && units > 0;
    }

    LoadResult and(LoadResult other) {
        Map<Integer, Long> both = new TreeMap<>(answers);
        other.answers.forEach((status, count) -> both.merge(status, count, Long::sum));
        Histogram sum = new Histogram();
        sum.add(latencies);
        sum.add(other.latencies);
        return new LoadResult(Math.max(seconds, other.seconds), units + other.units, undone + other.undone, both, sum,
                failure == null ? other.failure : failure);
    }
}
