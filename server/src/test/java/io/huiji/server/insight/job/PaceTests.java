package io.huiji.server.insight.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private final Pace pace = new Pace(4);

    @Test
    void the_first_run_is_due_at_once() {
        assertThat(pace.isDue(NOON, false)).isTrue();
    }

    @Test
    void while_somebody_looks_it_runs_again_after_a_rest_of_four_times_its_length() {
        pace.ran(NOON.minusSeconds(1), NOON);
        assertThat(pace.isDue(NOON.plusSeconds(3), true)).isFalse();
        assertThat(pace.isDue(NOON.plusSeconds(4), true)).isTrue();
    }

    @Test
    void what_has_fallen_far_behind_rests_less() {
        assertThat(pace.rest(Duration.ofSeconds(2), false)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pace.rest(Duration.ofSeconds(2), true)).isEqualTo(Duration.ofSeconds(2));
        assertThat(new Pace(0).rest(Duration.ofSeconds(2), true)).isZero();
        assertThat(pace.rest(Duration.ofSeconds(-2), true)).isZero();
    }

    @Test
    void nobody_waits_for_more_than_two_minutes() {
        pace.ran(NOON.minusSeconds(600), NOON);
        assertThat(pace.isDue(NOON.plusSeconds(119), true)).isFalse();
        assertThat(pace.isDue(NOON.plusSeconds(120), true)).isTrue();
    }

    @Test
    void unseen_it_runs_seldom() {
        pace.ran(NOON.minusMillis(100), NOON);
        assertThat(pace.isDue(NOON.plusSeconds(99), false)).isFalse();
        assertThat(pace.isDue(NOON.plusSeconds(100), false)).isTrue();
    }

    @Test
    void a_clock_that_was_put_back_does_not_stop_it() {
        pace.ran(NOON.minusMillis(100), NOON);
        assertThat(pace.isDue(NOON.minusSeconds(3600), false)).isTrue();
    }
}
