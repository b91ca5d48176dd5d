package io.huiji.server.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a password must be. What is left out comes with the profile.
 *
 * @param profile {@code standard}, or {@code level3} for houses that have to meet level 3 of the classified protection of information systems (等保三级)
 * @param lengthMin characters
 * @param kindsMin of lower case, upper case, digits, others
 * @param remembered the last passwords that may not come back
 * @param ageMax afterwards a new one has to be set; zero: never
 * @param checksAtOnce hashes computed at the same time; each takes 19 MiB and a part of a core for some 50 ms
 */
@ConfigurationProperties("huiji.access.passwords")
public record PasswordSettings(
        @DefaultValue("standard") Profile profile, @Nullable Integer lengthMin, @Nullable Integer kindsMin, @Nullable Integer remembered,
        @Nullable Duration ageMax, @DefaultValue("2") int checksAtOnce) {

    /** The rules that come with a name, for passwords, lockout and sessions. */
    public enum Profile {
        STANDARD(10, 1, 0, Duration.ZERO, 5, Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(12)),
        LEVEL3(10, 3, 5, Duration.ofDays(90), 5, Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofHours(8));

        final int lengthMin;
        final int kindsMin;
        final int remembered;
        final Duration ageMax;
        final int failuresMax;
        final Duration lockFor;
        final Duration idle;
        final Duration absolute;

        Profile(int lengthMin, int kindsMin, int remembered, Duration ageMax, int failuresMax, Duration lockFor, Duration idle, Duration absolute) {
            this.lengthMin = lengthMin;
            this.kindsMin = kindsMin;
            this.remembered = remembered;
            this.ageMax = ageMax;
            this.failuresMax = failuresMax;
            this.lockFor = lockFor;
            this.idle = idle;
            this.absolute = absolute;
        }
    }

    PasswordRules rules() {
        return new PasswordRules(lengthMin == null ? profile.lengthMin : lengthMin, kindsMin == null ? profile.kindsMin : kindsMin,
                remembered == null ? profile.remembered : remembered, ageMax == null ? profile.ageMax : ageMax);
    }
}
