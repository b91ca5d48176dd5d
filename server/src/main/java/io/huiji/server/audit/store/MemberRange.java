package io.huiji.server.audit.store;

/**
 * Members by id, both ends included. The ranges of a run cover every id there can be, so that rows of nobody are looked at too.
 *
 * @param accounts how many accounts it was made for
 */
public record MemberRange(long fromId, long throughId, int accounts) {}
