package io.huiji.server.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNumberTests {

    @ParameterizedTest
    @CsvSource({"2.55, 2550000", "-2.5, -2500000", "+3, 3000000", "0.001, 1000", "0.0000010, 1", "12., -9223372036854775808", ".5, 500000", "9223372036854, 9223372036854000000"})
    void six_decimals_are_exact(String text, long micro) {
        assertThat(ExactNumber.parse(text, 6)).isEqualTo(micro);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e3", "1,000", "１００", "0x1", "1.0000001", "9223372036854775808", "--1", "1 2", "NaN", "9223372036855"})
    void anything_else_is_unreadable(String text) {
        assertThat(ExactNumber.parse(text, 6)).isEqualTo(ExactNumber.UNREADABLE);
    }

    @Test
    void whole_numbers_may_show_zeros_after_the_point() {
        assertThat(ExactNumber.parse("6.00", 0)).isEqualTo(6);
        assertThat(ExactNumber.parse("6.5", 0)).isEqualTo(ExactNumber.UNREADABLE);
    }
}
