package io.huiji.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoProgressTests {

    @Test
    void as_much_time_is_left_as_the_work_left_took_before() {
        assertThat(DemoProgress.secondsLeft(3, 1, 10_000_000_000L)).isEqualTo(30);
        assertThat(DemoProgress.secondsLeft(1, 3, 10_000_000_000L)).isEqualTo(3);
    }

    @Test
    void at_the_end_nothing_is_left_and_never_less() {
        double whole = 0.1 + 0.2;
        double oneByOne = 0;
        for (int i = 0; i < 3; i++) {
            oneByOne += 0.1;
        }
        assertThat(oneByOne).isGreaterThanOrEqualTo(whole);
        assertThat(DemoProgress.secondsLeft(whole - oneByOne, oneByOne, 10_000_000_000L)).isZero();
        assertThat(Long.toString(DemoProgress.secondsLeft(-1e-12, 1, 10_000_000_000L))).isEqualTo("0");
    }
}
