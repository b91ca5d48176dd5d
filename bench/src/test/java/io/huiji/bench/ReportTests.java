package io.huiji.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.bench.load.Histogram;
import io.huiji.bench.load.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTests {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void values_are_printed_as_they_come_and_once_more_at_the_end() {
        report.value("earn_over_floor", 1.0349);
        report.value("earn_per_s", 10_234.6);

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("earn_over_floor=1.03\nearn_per_s=10235\n");
        assertThat(report.summary(Map.of("commit", "abc"))).isEqualTo("commit=abc\nearn_over_floor=1.03\nearn_per_s=10235\nflags=0\n");
    }

    @Test
    void a_run_with_one_bad_answer_flags_its_figure_and_keeps_the_reasons() {
        Checks.clean(report, "p99_ms", result(99, 1, "status 503: overloaded"));
        Checks.clean(report, "p99_ms", result(0, 5, "status 500"));

        assertThat(report.isFlagged()).isTrue();
        assertThat(report.summary(Map.of())).contains("flag.p99_ms=1 of 100 purchases were not done").contains("503: overloaded").contains(" | 5 of 5").endsWith("flags=1\n");
    }

    @Test
    void a_clean_run_is_not_flagged_but_one_that_did_nothing_is() {
        Checks.clean(report, "a", result(10, 0, null));
        assertThat(report.isFlagged()).isFalse();
        Checks.clean(report, "b", result(0, 0, null));
        assertThat(report.summary(Map.of())).contains("flag.b=no answer came within the run");
    }

    private static LoadResult result(long units, long undone, @Nullable String failure) {
        return new LoadResult(1, units, undone, Map.of(201, units), new Histogram(), failure);
    }
}
