package io.huiji.server.insight.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.insight.model.Period.Compare;
import io.huiji.server.insight.model.Period.Granularity;
import io.huiji.server.insight.model.Period.Preset;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTests {

    @ParameterizedTest
    @CsvSource({
        "TODAY,         2026-11-27, 2026-11-27/2026-11-27, 2026-11-26/2026-11-26, 2025-11-27/2025-11-27",
        "LAST_7_DAYS,   2026-11-27, 2026-11-21/2026-11-27, 2026-11-14/2026-11-20, 2025-11-21/2025-11-27",
        "LAST_30_DAYS,  2026-11-27, 2026-10-29/2026-11-27, 2026-09-29/2026-10-28, 2025-10-29/2025-11-27",
        "THIS_MONTH,    2026-11-27, 2026-11-01/2026-11-27, 2026-10-01/2026-10-27, 2025-11-01/2025-11-27",
        "THIS_MONTH,    2026-03-30, 2026-03-01/2026-03-30, 2026-02-01/2026-02-28, 2025-03-01/2025-03-30",
        "THIS_MONTH,    2026-11-30, 2026-11-01/2026-11-30, 2026-10-01/2026-10-31, 2025-11-01/2025-11-30",
        "LAST_MONTH,    2026-11-27, 2026-10-01/2026-10-31, 2026-09-01/2026-09-30, 2025-10-01/2025-10-31",
        "LAST_MONTH,    2028-03-01, 2028-02-01/2028-02-29, 2028-01-01/2028-01-31, 2027-02-01/2027-02-28",
        "LAST_MONTH,    2027-03-01, 2027-02-01/2027-02-28, 2027-01-01/2027-01-31, 2026-02-01/2026-02-28",
        "LAST_MONTH,    2029-03-01, 2029-02-01/2029-02-28, 2029-01-01/2029-01-31, 2028-02-01/2028-02-29",
        "THIS_YEAR,     2026-11-27, 2026-01-01/2026-11-27, 2025-01-01/2025-11-27, 2025-01-01/2025-11-27",
        "LAST_YEAR,     2026-11-27, 2025-01-01/2025-12-31, 2024-01-01/2024-12-31, 2024-01-01/2024-12-31"})
    void a_named_period_and_what_it_is_compared_with(Preset preset, LocalDate today, String is, String previous, String lastYear) {
        Period period = Period.of(preset, today);
        assertThat(period).hasToString(is);
        assertThat(Objects.requireNonNull(period.compared(preset, Compare.PREVIOUS))).hasToString(previous);
        assertThat(Objects.requireNonNull(period.compared(preset, Compare.LAST_YEAR))).hasToString(lastYear);
        assertThat(period.compared(preset, Compare.NONE)).isNull();
    }

    @Test
    void a_custom_period_is_compared_with_as_many_days_before_it() {
        Period period = new Period(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-14"));
        assertThat(period.days()).isEqualTo(10);
        assertThat(Objects.requireNonNull(period.compared(Preset.CUSTOM, Compare.PREVIOUS))).hasToString("2026-02-23/2026-03-04");
    }

    @Test
    void slices_end_at_the_borders_of_weeks_and_months_and_cover_the_period() {
        Period period = new Period(LocalDate.parse("2026-10-30"), LocalDate.parse("2026-11-10"));
        assertThat(period.slices(Granularity.WEEK)).extracting(Period::toString)
                .containsExactly("2026-10-30/2026-11-01", "2026-11-02/2026-11-08", "2026-11-09/2026-11-10");
        assertThat(period.slices(Granularity.MONTH)).extracting(Period::toString).containsExactly("2026-10-30/2026-10-31", "2026-11-01/2026-11-10");
        assertThat(period.slices(Granularity.DAY)).hasSize(12).allMatch(slice -> slice.days() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-12-31, 2026-01-01/2026-12-31",
        "2026-01-02, 2026-12-30, 2026-02-01/2026-11-30",
        "2025-11-29, 2026-03-01, 2025-12-01/2026-02-28",
        "2028-02-01, 2028-02-29, 2028-02-01/2028-02-29",
        "2028-02-01, 2028-02-28, null",
        "2026-02-02, 2026-03-30, null",
        "2026-02-15, 2026-02-15, null"})
    void months_that_lie_whole_in_a_period(LocalDate from, LocalDate to, String months) {
        assertThat(String.valueOf(new Period(from, to).wholeMonths())).isEqualTo(months);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 3333", "2, 3, 6667", "1, 8, 1250", "-1, 8, -1250", "0, 5, 0", "5, 0, ", "9000000000000000000, 9000000000000000000, 10000"})
    void a_share_is_in_ten_thousandths_and_there_is_none_of_nothing(long part, long whole, @org.jspecify.annotations.Nullable Long share) {
        assertThat(Ratio.of(part, whole)).isEqualTo(share);
    }
}
