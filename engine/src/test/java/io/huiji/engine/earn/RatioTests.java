package io.huiji.engine.earn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.programme.Earning.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I23")
class RatioTests {

    @Test
    void it_agrees_with_big_decimals_however_large_the_numbers_get() {
        Random random = new Random(20_260_304);
        for (int round = 0; round < 2_000; round++) {
            Ratio product = Ratio.ONE;
            Ratio sum = Ratio.ZERO;
            BigDecimal exactProduct = BigDecimal.ONE;
            BigDecimal exactSum = BigDecimal.ZERO;
            for (int i = 0; i < 6; i++) {
                String factor = new BigDecimal(random.nextInt(1_000_001)).movePointLeft(4).toPlainString();
                product = product.times(Ratio.of(factor));
                exactProduct = exactProduct.multiply(new BigDecimal(factor));
                sum = sum.plus(product);
                exactSum = exactSum.add(exactProduct);
                assertThat(product.compareTo(Ratio.of("1"))).isEqualTo(exactProduct.compareTo(BigDecimal.ONE));
            }
            assertThat(sum.round(Rounding.FLOOR)).isEqualTo(rounded(exactSum, RoundingMode.FLOOR));
            assertThat(sum.round(Rounding.HALF_UP)).isEqualTo(rounded(exactSum, RoundingMode.HALF_UP));
            assertThat(sum.round(Rounding.CEILING)).isEqualTo(rounded(exactSum, RoundingMode.CEILING));
            assertThat(sum.minus(product).round(Rounding.FLOOR)).isEqualTo(rounded(exactSum.subtract(exactProduct), RoundingMode.FLOOR));
            assertThat(product.minus(sum).round(Rounding.CEILING)).isZero();
        }
    }

    private static long rounded(BigDecimal exact, RoundingMode mode) {
        return exact.setScale(0, mode).min(BigDecimal.valueOf(Ratio.MAXIMUM_ROUNDED)).longValueExact();
    }

    @Test
    void it_shows_itself_as_a_decimal() {
        assertThat(Ratio.of("1.50")).hasToString("1.5");
        assertThat(Ratio.of(1, 3)).hasToString("0.333333…");
        assertThat(Ratio.of(100, 1)).hasToString("100");
        assertThat(Ratio.of("0.0")).hasToString("0");
    }

    @Test
    void nothing_is_below_zero_or_divided_by_it() {
        assertThatThrownBy(() -> Ratio.of(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ratio.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
