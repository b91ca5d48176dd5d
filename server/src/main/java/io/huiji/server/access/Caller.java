package io.huiji.server.access;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.Set;

/**
 * Who makes a request; a controller takes one as an argument.
 *
 * @param partnerId owner of the key; idempotency keys are scoped to it
 * @param storeIds stores it may act for; empty: all
 */
public record Caller(long partnerId, long keyId, String name, Set<Scope> scopes, Set<Long> storeIds, NumberSpace numberSpace) {

    /** Whoever prints the receipt numbers of this partner (I8). STORE_DAY: the store restarts its numbers every business day. */
    public enum NumberSpace { STORE, STORE_DAY, PARTNER }

    /** @throws Problem {@code store_not_allowed} */
    public void requireStore(long storeId) {
        if (!storeIds.isEmpty() && !storeIds.contains(storeId)) {
            throw Problem.of(ProblemCode.STORE_NOT_ALLOWED);
        }
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }
}
