package io.huiji.server.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody who keeps failing to log in is shut out.
 *
 * @param failuresMax of one name, whether it exists or not; left out: by the password profile
 * @param addressFailuresMax of one address, over all names
 * @param window failures further apart are not counted together
 * @param lockFor left out: by the password profile
 */
@ConfigurationProperties("huiji.access.lockout")
public record LockoutSettings(
        @Nullable Integer failuresMax, @DefaultValue("30") int addressFailuresMax, @DefaultValue("15m") Duration window, @Nullable Duration lockFor) {

    int failures(PasswordSettings passwords) {
        return failuresMax == null ? passwords.profile().failuresMax : failuresMax;
    }

    Duration lock(PasswordSettings passwords) {
        return lockFor == null ? passwords.profile().lockFor : lockFor;
    }
}
