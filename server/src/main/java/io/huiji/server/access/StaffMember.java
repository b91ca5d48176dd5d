package io.huiji.server.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works for the chain, without her secrets.
 *
 * @param username in lower case
 * @param storeIds stores she may act for; empty: all, for roles of head office alone
 * @param hasPassword {@code false}: invited, has not used her link yet
 * @param passwordSetAt when she last set a password
 * @param secondFactor whether one is set up
 * @param failures failed logins since the last but one that went well
 */
public record StaffMember(
        long staffId, String username, String name, Set<Role> roles, Set<Long> storeIds, boolean active, boolean hasPassword,
        @Nullable Instant passwordSetAt, boolean secondFactor, @Nullable Instant lastLoginAt, int failures, Instant createdAt) {

    /** Whether she may sign in without having a second factor. */
    public boolean needsSecondFactor() {
        return roles.stream().anyMatch(Role::isHeadOffice);
    }

    /** What her roles permit. A role of a store without a store permits nothing. */
    Set<Scope> permissions() {
        boolean nowhere = storeIds.isEmpty() && roles.stream().anyMatch(role -> !role.isHeadOffice());
        return nowhere ? Set.of(Scope.SESSION) : Role.permissionsOf(roles);
    }

    boolean has(Duty duty) {
        return roles.stream().anyMatch(role -> role.duties().contains(duty));
    }
}
