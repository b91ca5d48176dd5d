package io.huiji.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.bench.Pairs.Pair;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PairsTests {

    @Test
    void the_median_is_the_middle_whatever_the_order() {
        assertThat(Pairs.median(3, 1, 2)).isEqualTo(2);
        assertThat(Pairs.median(5)).isEqualTo(5);
        assertThat(Pairs.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThatThrownBy(Pairs::median).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_ratio_is_the_median_of_the_pairs_ratios_not_the_ratio_of_medians() {
        List<Pair> pairs = List.of(new Pair(10, 10), new Pair(30, 20), new Pair(20, 40));
        assertThat(Pairs.medianRatio(pairs)).isEqualTo(1.0, Offset.offset(1e-9));
        assertThat(Pairs.medianMeasured(pairs)).isEqualTo(20);
        assertThat(Pairs.medianReference(pairs)).isEqualTo(20);
    }

    @Test
    void pairs_are_measured_in_turn_and_the_order_alternates() throws Exception {
        List<String> order = new ArrayList<>();
        List<Pair> pairs = Pairs.interleave(3, () -> {
            order.add("A");
            return 2;
        }, () -> {
            order.add("B");
            return 1;
        });
        assertThat(order).containsExactly("A", "B", "B", "A", "A", "B");
        assertThat(pairs).containsOnly(new Pair(2, 1)).hasSize(3);
    }

    @Test
    void nothing_is_compared_with_nothing() {
        assertThatThrownBy(() -> Pairs.interleave(1, () -> 1, () -> 0)).isInstanceOf(IllegalStateException.class);
    }
}
