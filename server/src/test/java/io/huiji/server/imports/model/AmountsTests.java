package io.huiji.server.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.purchase.AmountLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTests {

    @ParameterizedTest
    @CsvSource({"6, 2550000, 1530", "1, 1000, 0", "1, 4999, 0", "1, 5000, 1", "5, 1000, 1", "3, 333333, 100", "80995, 2080000, 16846960"})
    void a_line_is_quantity_times_price_half_up(long quantity, long priceMicroYuan, long fen) {
        assertThat(Amounts.lineFen(quantity, priceMicroYuan)).isEqualTo(fen);
    }

    @Test
    void an_amount_that_no_line_may_have_is_refused_not_wrapped_around() {
        assertThat(Amounts.lineFen(1_000_000_000, 9_000_000_000_000_000_000L)).isEqualTo(-1);
        assertThat(Amounts.lineFen(2, 5_000_000_000_000L)).isEqualTo(AmountLimits.LINE_FEN_MAX);
        assertThat(Amounts.lineFen(2, 5_000_000_005_000L)).isEqualTo(-1);
    }

    @Test
    void the_parts_of_a_line_without_a_price_sum_to_its_amount() {
        Lines lines = new Lines();
        lines.add(2, 0, 1, 0, 3, 0, 1000, Lines.BY_AMOUNT);
        long first = lines.takeBackFen(0, 1, 3, 1000);
        long second = lines.takeBackFen(0, 1, 2, 1000 - first);
        long third = lines.takeBackFen(0, 1, 1, 1000 - first - second);
        assertThat(first).isEqualTo(333);
        assertThat(third).isEqualTo(334);
        assertThat(first + second + third).isEqualTo(1000);
    }
}
