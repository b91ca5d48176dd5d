package io.huiji.server.access.model;

import io.huiji.server.access.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param storeIds stores it may act for; empty: all
 * @param expiresAt {@code null}: never
 * @param lastUsedAt to about a minute; {@code null}: never
 */
public record ApiKey(
        long keyId, long partnerId, String name, Set<Scope> scopes, Set<Long> storeIds, Instant createdAt,
        @Nullable Instant expiresAt, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {

    /** At its expiry it is no longer valid. */
    public boolean isValidAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
