package io.huiji.server.member.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X2")
class DynamicCodeTests {

    private static final MemberKeys KEYS = new MemberKeys("ab".repeat(32));
    private static final Instant NOW = Instant.parse("2026-01-05T04:00:00.123Z");
    private static final Duration LIFE = Duration.ofSeconds(60);

    @Test
    void says_who_and_when_in_49_characters() {
        for (long memberId : new long[] {1, 10_000, Long.MAX_VALUE}) {
            DynamicCode code = DynamicCode.issue(memberId, memberId == 1, NOW);
            assertThat(code.text(KEYS)).hasSize(49).matches("1[0-9A-V]+");
            assertThat(DynamicCode.read(code.text(KEYS), KEYS)).contains(code);
            assertThat(code.issuedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void says_whether_it_may_spend_and_one_from_before_that_was_said_only_collects() {
        assertThat(DynamicCode.read(DynamicCode.issue(7, true, NOW).text(KEYS), KEYS)).hasValueSatisfying(code -> assertThat(code.maySpend()).isTrue());
        assertThat(DynamicCode.read(DynamicCode.issue(7, false, NOW).text(KEYS), KEYS)).hasValueSatisfying(code -> assertThat(code.maySpend()).isFalse());
        assertThat(DynamicCode.read("1000000000000E0CRHH7T4UVVVVVVMJ1FF5PQ3AI0MA86SEDJ", KEYS)).contains(new DynamicCode(7, NOW, false, -5));
    }

    @Test
    void two_codes_of_one_member_in_one_millisecond_differ() {
        assertThat(DynamicCode.issue(7, true, NOW).text(KEYS)).isNotEqualTo(DynamicCode.issue(7, true, NOW).text(KEYS));
    }

    @Test
    void lives_to_the_last_millisecond_and_not_one_longer() {
        DynamicCode code = DynamicCode.issue(7, true, NOW);
        assertThat(code.livesAt(NOW.plusMillis(59_999), LIFE, Duration.ZERO)).isTrue();
        assertThat(code.livesAt(NOW.plusMillis(60_000), LIFE, Duration.ZERO)).isFalse();
        assertThat(code.livesAt(NOW.minusSeconds(5), LIFE, Duration.ofSeconds(5))).isTrue();
        assertThat(code.livesAt(NOW.minusMillis(5_001), LIFE, Duration.ofSeconds(5))).isFalse();
    }

    @Test
    void no_changed_character_goes_unnoticed() {
        String text = DynamicCode.issue(7, true, NOW).text(KEYS);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '7' ? '8' : '7';
            assertThat(DynamicCode.read(text.substring(0, i) + other + text.substring(i + 1), KEYS)).as("character %d", i).isEmpty();
        }
        assertThat(DynamicCode.read(text.toLowerCase(java.util.Locale.ROOT), KEYS)).isEmpty();
        assertThat(DynamicCode.read(text + "0", KEYS)).isEmpty();
        assertThat(DynamicCode.read("", KEYS)).isEmpty();
        assertThat(DynamicCode.read(text, new MemberKeys("cd".repeat(32)))).isEmpty();
    }
}
