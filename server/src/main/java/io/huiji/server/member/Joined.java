package io.huiji.server.member;

/**
 * Every bean of this kind is told, after the commit and outside any transaction, of a person who became a member by herself or at a till; not of those that a file
 * brought in. At least once: told again when the request is repeated. What it throws is logged and does not fail the enrolment.
 */
public interface Joined {

    void joined(long memberId);
}
