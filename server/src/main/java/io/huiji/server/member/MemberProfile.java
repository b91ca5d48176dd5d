package io.huiji.server.member;

import java.time.Instant;

/**
 * What a decision wants to know of a member's record.
 *
 * @param birthdayMonthDay month × 100 + day (229 is 29 February); 0: unknown
 */
public record MemberProfile(long id, Status status, int birthdayMonthDay, Instant enrolledAt) {

    /** FROZEN: earns, may not spend. CLOSED: for good. */
    public enum Status { ACTIVE, FROZEN, CLOSED }
}
