package io.huiji.server.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision wants to know of a member's record.
 *
 * @param birthdayMonthDay month × 100 + day (229 is 29 February); 0: unknown
 * @param mergedInto set where the status is MERGED
 */
public record MemberProfile(long id, Status status, int birthdayMonthDay, Instant enrolledAt, @Nullable Long mergedInto) {

    /** FROZEN: earns, may not spend. CLOSED: for good. MERGED: another record of the same person answers for this one. */
    public enum Status { ACTIVE, FROZEN, CLOSED, MERGED }
}
