package io.huiji.server.member;

import java.time.Instant;

/**
 * A merge that was decided. {@code id}: the decision of the member who goes; {@code inId}: that of the one who stays.
 *
 * @param points that moved, pending ones too
 * @param debt that moved
 */
public record NewMerge(
        long goneId, long id, long survivorId, Instant at, long callerId, String callerName, String reason, long points, long debt, long inId,
        Instant inBookedAt) {}
