package io.huiji.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramTests {

    @Test
    void quantiles_are_never_too_low_and_at_most_a_sixtieth_too_high() {
        SplittableRandom random = new SplittableRandom(7);
        long[] values = random.longs(20_000).map(value -> value >>> (2 + (value & 60))).toArray();
        Histogram histogram = new Histogram();
        Arrays.stream(values).forEach(histogram::record);
        Arrays.sort(values);

        for (double share : new double[] {0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = values[(int) Math.ceil(share * values.length) - 1];
            assertThat(histogram.quantileNanos(share)).isBetween(exact, exact + exact / 60);
        }
    }

    @Test
    void small_values_are_exact() {
        Histogram histogram = new Histogram();
        for (long value = 0; value < 128; value++) {
            histogram.record(value);
        }
        assertThat(histogram.quantileNanos(0.5)).isEqualTo(63);
        assertThat(histogram.quantileNanos(1)).isEqualTo(127);
    }

    @Test
    void one_slow_answer_in_a_hundred_is_not_in_the_p99_but_two_are() {
        Histogram histogram = new Histogram();
        for (int i = 0; i < 99; i++) {
            histogram.record(1_000_000);
        }
        histogram.record(900_000_000);
        assertThat(histogram.quantileNanos(0.99)).isLessThan(1_100_000);
        histogram.record(900_000_000);
        assertThat(histogram.quantileNanos(0.99)).isEqualTo(900_000_000);
        assertThat(histogram.maximumNanos()).isEqualTo(900_000_000);
    }

    @Test
    void an_empty_one_says_zero_and_a_sum_holds_both() {
        Histogram none = new Histogram();
        assertThat(none.quantileNanos(0.99)).isZero();
        Histogram some = new Histogram();
        some.record(5);
        some.record(-5);
        none.add(some);
        assertThat(none.total()).isEqualTo(2);
        assertThat(none.quantileNanos(0.5)).isZero();
        assertThat(none.maximumNanos()).isEqualTo(5);
    }

    @Test
    void the_largest_duration_fits() {
        Histogram histogram = new Histogram();
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.quantileNanos(0.5)).isEqualTo(Long.MAX_VALUE);
    }
}
