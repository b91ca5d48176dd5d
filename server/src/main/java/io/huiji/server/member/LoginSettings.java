package io.huiji.server.member;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code huiji.member-login.*}: members' logins by phone and one-time code.
 *
 * @param codeLife how long a code may be used, up to 10 minutes
 * @param triesMax how often a code may be tried
 * @param resendAfter how long a phone waits for its next code
 * @param phonePerHour codes for one phone
 * @param phonePerDay codes for one phone
 * @param devicePerHour codes asked for by one device
 * @param addressPerHour codes asked for by one address
 * @param triesPerAddressPerHour codes tried by one address, whichever login they are for
 */
@ConfigurationProperties("huiji.member-login")
public record LoginSettings(
        @DefaultValue("5m") Duration codeLife,
        @DefaultValue("5") int triesMax,
        @DefaultValue("60s") Duration resendAfter,
        @DefaultValue("5") int phonePerHour,
        @DefaultValue("10") int phonePerDay,
        @DefaultValue("10") int devicePerHour,
        @DefaultValue("100") int addressPerHour,
        @DefaultValue("200") int triesPerAddressPerHour) {

    private static final Duration CODE_LIFE_MAX = Duration.ofMinutes(10);

    public LoginSettings {
        if (codeLife.isNegative() || codeLife.isZero() || codeLife.compareTo(CODE_LIFE_MAX) > 0) {
            throw new IllegalArgumentException("huiji.member-login.code-life must be above 0 and at most 10m");
        }
    }
}
