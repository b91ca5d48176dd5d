package io.huiji.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProrateTests {

    @Test
    void parts_sum_to_the_total_for_uneven_negative_and_zero_weights() {
        assertThat(Prorate.split(100, new long[] {1, 1, 1})).containsExactly(33, 33, 34);
        assertThat(Prorate.split(-100, new long[] {1, 1, 1})).containsExactly(-33, -33, -34);
        assertThat(Prorate.split(100, new long[] {0, 5, 0})).containsExactly(0, 100, 0);
        assertThat(Prorate.split(0, new long[] {0, 0})).containsExactly(0, 0);
        assertThat(Prorate.split(1, new long[] {3, 3})).containsExactly(0, 1);
        assertThat(Prorate.split(0, new long[0])).isEmpty();
    }

    @Test
    @Tag("I7")
    void any_split_sums_and_no_line_gets_more_than_its_weight() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            long[] weights = random.longs(1 + random.nextInt(8), 0, 100_000_000_000L).map(weight -> weight % 3 == 0 ? 0 : weight).toArray();
            long sum = Arrays.stream(weights).sum();
            long total = sum == 0 ? 0 : random.nextLong(sum + 1);
            long[] parts = Prorate.split(total, weights);
            assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
            for (int i = 0; i < parts.length; i++) {
                assertThat(parts[i]).isBetween(0L, weights[i]);
            }
        }
    }

    @Test
    void there_must_be_something_to_split_over() {
        assertThatThrownBy(() -> Prorate.split(1, new long[] {0})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Prorate.split(1, new long[] {2, -1})).isInstanceOf(IllegalArgumentException.class);
    }
}
