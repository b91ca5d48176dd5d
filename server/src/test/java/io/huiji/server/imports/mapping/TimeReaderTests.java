package io.huiji.server.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeReaderTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, Asia/Shanghai, 2026-01-05 12:00:00, 2026-01-05T04:00:00Z",
        "yyyy/M/d H:mm, Asia/Shanghai, 2026/1/5 9:05, 2026-01-05T01:05:00Z",
        "uuuuMMdd, Asia/Shanghai, 20260105, 2026-01-04T16:00:00Z",
        "uuuu-MM-dd'T'HH:mm:ssXXX, Asia/Shanghai, 2026-01-05T12:00:00+01:00, 2026-01-05T11:00:00Z",
        "-, Europe/London, 2011-03-27 01:30:00, 2011-03-27T01:30:00Z",
        "-, Europe/London, 2011-10-30 01:30:00, 2011-10-30T00:30:00Z",
        "-, Asia/Shanghai, 2026-02-29 12:00:00, -",
        "-, Asia/Shanghai, 1900-01-01 00:00:00, -",
        "-, Asia/Shanghai, soon, -"})
    void local_times_are_read_in_the_zone_of_the_mapping(@Nullable String format, String zone, String text, @Nullable Instant instant) {
        TimeReader reader = new TimeReader(new Mapping.Time("at", format, zone));
        assertThat(reader.read(text)).isEqualTo(instant);
        assertThat(reader.read(text)).isEqualTo(instant);
    }
}
