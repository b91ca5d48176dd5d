package io.huiji.server.access.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.huiji.server.access.Role;
import io.huiji.server.access.SessionView.Factor;
import io.huiji.server.access.StaffMember;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account of staff as others see it.
 *
 * @param stores codes; empty: all
 * @param failedLogins since the last but one that went well
 */
record StaffView(
        long id, String username, String name, List<Role> roles, List<String> stores, Status status, Factor secondFactor, int failedLogins,
        @Nullable Instant lastLoginAt, Instant createdAt) {

    /** Invited: she has not used her link yet. */
    enum Status {
        INVITED, ACTIVE, DISABLED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static StaffView of(StaffMember person, List<String> stores) {
        Status status = !person.active() ? Status.DISABLED : person.hasPassword() ? Status.ACTIVE : Status.INVITED;
        Factor factor = person.secondFactor() ? Factor.ON : person.needsSecondFactor() ? Factor.MUST_SET_UP : Factor.OFF;
        return new StaffView(person.staffId(), person.username(), person.name(), person.roles().stream().sorted().toList(), stores, status, factor,
                person.failures(), person.lastLoginAt(), person.createdAt());
    }
}
