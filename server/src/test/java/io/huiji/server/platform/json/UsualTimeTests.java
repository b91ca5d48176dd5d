package io.huiji.server.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way for times gives what the JDK gives, or leaves it to the JDK. */
class UsualTimeTests {

    private static final String SLIPS = "0123456789-+:.TtZz 9\uFF11";

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:00:00Z", "2026-11-23T10:00:00+08:00", "2026-11-23T10:00:00.1-03:30", "2026-11-23T10:00:00.123456789+00:00",
        "2024-02-29T23:59:59.999999Z", "9999-12-31T23:59:59-18:00", "0000-01-01T00:00:00Z", "2026-11-23T00:00:00.000+18:00", "2026-11-23T10:00:00-00:00"})
    void the_usual_spellings_are_read_at_once(String text) {
        assertThat(UsualTime.parse(text)).isNotNull().isEqualTo(jdk(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "2026-11-23T10:00:00", "2026-11-23T10:00:00z", "2026-11-23t10:00:00Z", "2026-11-23T10:00Z", "2026-11-23T10:00:00.Z", "2026-11-23T10:00:00.1234567890Z",
        "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-00-01T10:00:00Z", "2026-01-00T10:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T10:60:00Z", "2026-01-01T10:00:60Z",
        "2026-01-01T10:00:00+18:01", "2026-01-01T10:00:00+08:60", "2026-01-01T10:00:00+0800", "2026-01-01T10:00:00+08", "2026-01-01T10:00:00+08:00:30", "+2026-01-01T10:00:00Z",
        "2026-01-01 10:00:00Z", "2026-01-01T10:00:00,5Z", "\uFF12026-01-01T10:00:00Z", "2026-01-01T10:00:00+08:0Z"})
    void whatever_else_is_left_to_the_jdk(String text) {
        assertThat(UsualTime.parse(text)).isNull();
    }

    @Test
    void a_spelling_with_a_slip_is_read_as_the_jdk_reads_it() {
        Random random = new Random(20_261_123);
        int usual = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(spelt(random));
            for (int slip = random.nextInt(3); slip > 0; slip--) {
                text.setCharAt(random.nextInt(text.length()), SLIPS.charAt(random.nextInt(SLIPS.length())));
            }
            OffsetDateTime quick = UsualTime.parse(text.toString());
            if (quick != null) {
                usual++;
                assertThat(quick).as(text.toString()).isEqualTo(jdk(text.toString()));
            }
        }
        assertThat(usual).isGreaterThan(50_000);
    }

    @Test
    void an_instant_is_written_as_the_jdk_writes_it() {
        Random random = new Random(7);
        int[] fractionsNanos = {0, 1, 1000, 1_000_000, 999_999_999, 120_000_000, 123_456_000};
        for (int i = 0; i < 200_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 260_000_000_000L), fractionsNanos[random.nextInt(fractionsNanos.length)]);
            assertThat(UsualTime.format(instant)).isEqualTo(DateTimeFormatter.ISO_INSTANT.format(instant));
        }
        assertThat(UsualTime.format(Instant.MIN)).isEqualTo(Instant.MIN.toString());
        assertThat(UsualTime.format(Instant.MAX)).isEqualTo(Instant.MAX.toString());
    }

    private static String spelt(Random random) {
        String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1_000_000_000);
        String offset = random.nextBoolean() ? "Z" : "%s%02d:%02d".formatted(random.nextBoolean() ? "+" : "-", random.nextInt(18), random.nextInt(60));
        return "%04d-%02d-%02dT%02d:%02d:%02d%s%s".formatted(1900 + random.nextInt(200), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), random.nextInt(60),
                random.nextInt(60), fraction, offset);
    }

    private static @Nullable OffsetDateTime jdk(String text) {
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException refused) {
            return null;
        }
    }
}
