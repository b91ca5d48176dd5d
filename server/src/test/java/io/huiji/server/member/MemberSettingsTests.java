package io.huiji.server.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every default, so that a changed one shows up in review. */
@Tag("X2")
class MemberSettingsTests {

    @Test
    void defaults() {
        assertThat(bound(Map.of())).isEqualTo(new MemberSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(5), Duration.ofDays(7),
                Duration.ofDays(180)));
    }

    @Test
    void a_code_lives_at_most_a_minute() {
        assertThat(bound(Map.of("huiji.member.code-life", "30s")).codeLife()).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> bound(Map.of("huiji.member.code-life", "61s"))).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static MemberSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("huiji.member", MemberSettings.class);
    }
}
