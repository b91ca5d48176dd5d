package io.huiji.server.access;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who makes a request; a controller takes one as an argument.
 *
 * @param callerId the partner who owns the key, the staff member, or the member: unique over all of them. Idempotency keys are scoped to it,
 *     decisions and histories keep it; 0 is the operator at the machine
 * @param keyId of a partner's key; 0: none
 * @param storeIds stores it may act for; empty: all
 */
public record Caller(Kind kind, long callerId, long keyId, String name, Set<Scope> scopes, Set<Long> storeIds, NumberSpace numberSpace) {

    /** A machine with a partner's key, whoever sits at the server itself, or a person who is signed in. */
    public enum Kind { PARTNER, OPERATOR, STAFF, MEMBER }

    /** Whoever prints the receipt numbers of this partner (I8). STORE_DAY: the store restarts its numbers every business day. */
    public enum NumberSpace { STORE, STORE_DAY, PARTNER }

    /** Whoever sits at the machine itself: may do everything but what is somebody's own. */
    public static Caller operator() {
        Set<Scope> all = EnumSet.allOf(Scope.class);
        all.removeAll(Scope.OF_SESSIONS);
        return new Caller(Kind.OPERATOR, 0, 0, "operator", Set.copyOf(all), Set.of(), NumberSpace.STORE);
    }

    /** @throws Problem {@code store_not_allowed} */
    public void requireStore(long storeId) {
        if (!actsFor(storeId)) {
            throw Problem.of(ProblemCode.STORE_NOT_ALLOWED);
        }
    }

    public boolean actsFor(long storeId) {
        return storeIds.isEmpty() || storeIds.contains(storeId);
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    public boolean isStaff() {
        return kind == Kind.STAFF;
    }

    /** The member who is signed in. @throws Problem {@code forbidden}: it is somebody else */
    public long memberId() {
        if (kind != Kind.MEMBER) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        return callerId;
    }
}
