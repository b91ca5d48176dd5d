package io.huiji.server.member.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({"13800138000, +8613800138000, 138****8000", "138-0013 8000, +8613800138000, 138****8000", "+86 138 0013 8000, +8613800138000, 138****8000",
        "8613800138000, +8613800138000, 138****8000", "0086(138)0013.8000, +8613800138000, 138****8000", "+44 20 7946 0018, +442079460018, +44******0018"})
    void is_read_however_people_write_it_and_shown_masked(String written, String e164, String masked) {
        PhoneNumber phone = PhoneNumber.parse(written).orElseThrow();
        assertThat(phone.e164()).isEqualTo(e164);
        assertThat(phone.masked()).isEqualTo(masked).isEqualTo(phone.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "１３８００１３８０００", "12800138000", "1380013800", "138001380000", "+86 021 1234 5678", "+0123456789", "13800138000x", "+1234567890123456",
        "+8612800138000", "--", "138001380٠٠"})
    void anything_else_is_refused(String written) {
        assertThat(PhoneNumber.parse(written)).isEmpty();
    }
}
