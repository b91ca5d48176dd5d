package io.huiji.server.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member as people see her.
 *
 * @param storeId where she enrolled; {@code null}: nowhere in particular
 * @param channel how she came, e.g. {@code till}, {@code app}, {@code import}
 * @param identities oldest first; values masked unless they were asked for in the open
 * @param mergedInto the record of the same person that answers for this one; {@code null}: it stands for itself
 */
public record MemberRecord(
        long id, MemberProfile.Status status, @Nullable String name, @Nullable LocalDate birthday, @Nullable Long storeId, String channel,
        Instant enrolledAt, List<Identity> identities, @Nullable Long mergedInto) {

    /** @param value a phone as {@code 138****8000}, a card or openid by its last four */
    public record Identity(long id, IdentityKind kind, String value, Instant addedAt) {}
}
