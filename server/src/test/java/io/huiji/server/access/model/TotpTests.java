package io.huiji.server.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes of an authenticator, by the vectors of the standards. */
class TotpTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924", "2000000000, 69279037", "20000000000, 65353130"})
    void the_vectors_of_rfc_6238(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"})
    void the_vectors_of_rfc_4226(long counter, String code) {
        assertThat(Totp.code(SECRET, counter, 6)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void the_vectors_of_rfc_4648_for_base32(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void a_phone_may_be_half_a_minute_off_and_no_more() {
        Instant now = Instant.parse("2026-01-05T04:00:10Z");
        long step = Totp.step(now);
        for (long off = -1; off <= 1; off++) {
            assertThat(Totp.stepOf(Totp.code(SECRET, step + off, 6), SECRET, now, 0)).hasValue(step + off);
        }
        assertThat(Totp.stepOf(Totp.code(SECRET, step - 2, 6), SECRET, now, 0)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(SECRET, step + 2, 6), SECRET, now, 0)).isEmpty();
        assertThat(Totp.stepOf("12345", SECRET, now, 0)).isEmpty();
    }

    @Test
    void a_step_that_was_used_is_over() {
        Instant now = Instant.parse("2026-01-05T04:00:10Z");
        long step = Totp.step(now);
        assertThat(Totp.stepOf(Totp.code(SECRET, step, 6), SECRET, now, step)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(SECRET, step + 1, 6), SECRET, now, step)).hasValue(step + 1);
    }
}
