package io.huiji.server.member;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code huiji.member.*}
 *
 * @param codeLife how long a dynamic code may be scanned, up to 60 s
 * @param visitLife how long the till it was scanned at may use it
 * @param clockSkew how far clocks of instances and off-line tills may be apart
 * @param offlineCaptureMax how long after its capture an off-line till may still send a code
 * @param spendingDeviceLife how long a device may spend after its member confirmed it
 */
@ConfigurationProperties("huiji.member")
public record MemberSettings(
        @DefaultValue("60s") Duration codeLife,
        @DefaultValue("10m") Duration visitLife,
        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("7d") Duration offlineCaptureMax,
        @DefaultValue("180d") Duration spendingDeviceLife) {

    private static final Duration CODE_LIFE_MAX = Duration.ofSeconds(60);

    public MemberSettings {
        if (codeLife.isNegative() || codeLife.isZero() || codeLife.compareTo(CODE_LIFE_MAX) > 0) {
            throw new IllegalArgumentException("huiji.member.code-life must be above 0 and at most 60s");
        }
        if (spendingDeviceLife.isNegative() || spendingDeviceLife.isZero()) {
            throw new IllegalArgumentException("huiji.member.spending-device-life must be above 0");
        }
    }
}
