package io.huiji.server.member.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member's first record. */
public record NewMember(long id, SealedProfile profile, Terms terms) {

    /** @param storeId the enrolling store; {@code null}: none */
    public record Terms(Instant enrolledAt, String channel, @Nullable Long storeId) {}
}
