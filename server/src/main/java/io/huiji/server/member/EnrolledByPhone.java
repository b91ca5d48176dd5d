package io.huiji.server.member;

import java.util.Map;
import java.util.UUID;

/**
 * Every bean of this kind is told, after the commit and outside any transaction, which phones have a member now (E24). At least once: told again when the request is
 * repeated. What it throws is logged and does not fail the enrolment.
 */
public interface EnrolledByPhone {

    /** @param memberByPhoneHash hashes as {@link Members#phoneGate} gives them */
    void enrolledByPhone(Map<UUID, Long> memberByPhoneHash);
}
