package io.huiji.server.access;

import java.time.Instant;

/**
 * One line of the audit trail. Holds no personal data beyond the names of staff: members stand in it by id, phones masked.
 *
 * @param kind {@code staff}, {@code member}, {@code partner}, {@code operator}, {@code stranger} or {@code system}
 * @param whoId 0: nobody who is known
 * @param who user name of staff, name of a partner
 * @param action what was done, e.g. {@code session.login}, {@code staff.change}, or method and path of a request
 * @param target to what or whom, e.g. {@code staff:17}, {@code member:20000001}
 * @param address from where; of IPv6 the network
 * @param result {@code ok}, or the code of the refusal
 */
public record TrailEntry(
        long id, Instant at, String kind, long whoId, String who, String action, String target, String address, String result, String detail) {

    public static final String OK = "ok";
}
