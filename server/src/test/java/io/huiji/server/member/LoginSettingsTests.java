package io.huiji.server.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LoginSettingsTests {

    private static LoginSettings of(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("huiji.member-login", LoginSettings.class);
    }

    @Test
    void the_defaults() {
        assertThat(of(Map.of())).isEqualTo(new LoginSettings(Duration.ofMinutes(5), 5, Duration.ofSeconds(60), 5, 10, 10, 100, 200));
    }

    @Test
    void a_code_lives_ten_minutes_at_most() {
        assertThat(of(Map.of("huiji.member-login.code-life", "10m")).codeLife()).isEqualTo(Duration.ofMinutes(10));
        assertThatThrownBy(() -> of(Map.of("huiji.member-login.code-life", "601s"))).hasRootCauseMessage("huiji.member-login.code-life must be above 0 and at most 10m");
    }
}
