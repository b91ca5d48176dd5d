package io.huiji.server.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as her page needs it.
 *
 * @param csrfToken goes as {@code X-CSRF-Token} with every write
 * @param staff of a session of staff
 * @param member of a member's session
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionView(Session.Kind kind, String csrfToken, Instant expiresAt, @Nullable SignedInStaff staff, @Nullable SignedInMember member) {

    /** Whether codes of an authenticator are asked for at a login. */
    public enum Factor {
        OFF, ON, MUST_SET_UP;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param permissions what she may do now: next to nothing while she must set up a second factor or a new password
     * @param stores codes; empty: all
     * @param passwordExpired she has to set a new one
     * @param failedLogins since the login before this one
     */
    public record SignedInStaff(
            long id, String username, String name, List<Role> roles, List<Scope> permissions, List<String> stores, Factor secondFactor,
            boolean passwordExpired, int failedLogins, @Nullable Instant lastLoginAt, boolean training) {}

    public record SignedInMember(long id) {}
}
