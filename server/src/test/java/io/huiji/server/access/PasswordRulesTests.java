package io.huiji.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What a password must be, by profile; and every default of the module, so that a changed one shows up in review. */
class PasswordRulesTests {

    @ParameterizedTest
    @CsvSource({"short1A, length", "password123, easy", "20260105123, easy", "aaaabbbbbbbb, easy", "wang.li-2026, easy"})
    void the_standard_profile_refuses(String password, String code) {
        assertThat(refusals("standard", password)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"correct horse battery", "我爱喝奶茶每天三杯真的", "Xk3-mm9-qqv7"})
    void the_standard_profile_takes_long_ones_of_any_kind(String password) {
        assertThat(refusals("standard", password)).isEmpty();
    }

    @Test
    void level_3_wants_three_kinds_a_change_each_quarter_and_remembers() {
        assertThat(refusals("level3", "correct horse battery")).containsExactly("kinds");
        assertThat(refusals("level3", "Correct horse 7")).isEmpty();
        PasswordRules rules = settings("level3").rules();
        Instant set = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(rules.isTooOld(set, set.plus(Duration.ofDays(90)))).isFalse();
        assertThat(rules.isTooOld(set, set.plus(Duration.ofDays(90)).plusMillis(1))).isTrue();
        assertThat(rules.remembered()).isEqualTo(5);
        assertThat(settings("standard").rules().isTooOld(set, set.plus(Duration.ofDays(900)))).isFalse();
    }

    @Test
    void what_is_set_goes_before_the_profile() {
        PasswordSettings settings = new Binder(new MapConfigurationPropertySource(Map.of("huiji.access.passwords.profile", "level3",
                "huiji.access.passwords.length-min", "14"))).bindOrCreate("huiji.access.passwords", PasswordSettings.class);
        assertThat(settings.rules()).isEqualTo(new PasswordRules(14, 3, 5, Duration.ofDays(90)));
    }

    @Test
    void the_defaults() {
        assertThat(defaults("huiji.access", AccessSettings.class))
                .isEqualTo(new AccessSettings(2000, 4000, 20, 100, 20, List.of(), Duration.ofSeconds(30), Duration.ofHours(24), true, Duration.ofHours(12), ""));
        assertThat(defaults("huiji.access.passwords", PasswordSettings.class))
                .isEqualTo(new PasswordSettings(PasswordSettings.Profile.STANDARD, null, null, null, null, 2));
        assertThat(defaults("huiji.access.passwords", PasswordSettings.class).rules()).isEqualTo(new PasswordRules(10, 1, 0, Duration.ZERO));
        assertThat(defaults("huiji.access.sessions", SessionSettings.class))
                .isEqualTo(new SessionSettings(null, null, Duration.ofDays(30), Duration.ofDays(90), Duration.ofSeconds(2), Duration.ofHours(72)));
        assertThat(defaults("huiji.access.lockout", LockoutSettings.class)).isEqualTo(new LockoutSettings(null, 30, Duration.ofMinutes(15), null));
        assertThat(defaults("huiji.access.trail", TrailSettings.class)).isEqualTo(new TrailSettings(50_000));
        assertThat(defaults("huiji.access.adjustments", AdjustmentSettings.class))
                .isEqualTo(new AdjustmentSettings(1000, 5000, 1000, 5000, java.time.ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void sessions_and_lockout_follow_the_profile() {
        SessionSettings sessions = defaults("huiji.access.sessions", SessionSettings.class);
        LockoutSettings lockout = defaults("huiji.access.lockout", LockoutSettings.class);
        assertThat(sessions.idle(Session.Kind.STAFF, settings("standard"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(sessions.absolute(Session.Kind.STAFF, settings("standard"))).isEqualTo(Duration.ofHours(12));
        assertThat(sessions.idle(Session.Kind.STAFF, settings("level3"))).isEqualTo(Duration.ofMinutes(15));
        assertThat(lockout.lock(settings("standard"))).isEqualTo(Duration.ofMinutes(15));
        assertThat(lockout.lock(settings("level3"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(lockout.failures(settings("level3"))).isEqualTo(5);
    }

    private static List<String> refusals(String profile, String password) {
        try {
            settings(profile).rules().require("password", password, "wang.li");
            return List.of();
        } catch (Problem refused) {
            return refused.errors().stream().map(error -> error.code()).toList();
        }
    }

    private static PasswordSettings settings(String profile) {
        return new Binder(new MapConfigurationPropertySource(Map.of("huiji.access.passwords.profile", profile)))
                .bindOrCreate("huiji.access.passwords", PasswordSettings.class);
    }

    private static <T> T defaults(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }
}
