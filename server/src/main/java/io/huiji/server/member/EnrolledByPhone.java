package io.huiji.server.member;

import java.util.UUID;

/**
 * Every bean of this kind is told, after the commit and outside any transaction, that a phone has a member now (E24). At least once: told again when the request is
 * repeated. What it throws is logged and does not fail the enrolment.
 */
public interface EnrolledByPhone {

    /** @param phoneHash as {@link Members#phoneGate} gives it */
    void enrolledByPhone(UUID phoneHash, long memberId);
}
