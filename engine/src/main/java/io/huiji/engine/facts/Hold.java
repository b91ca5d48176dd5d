package io.huiji.engine.facts;

import java.time.Instant;
import java.util.List;

/** Points reserved for a checkout. {@code draws}: from which lots, in draw order. */
public record Hold(long id, long points, Instant expiresAt, List<LotDraw> draws) {

    /** {@code points} of one lot. */
    public record LotDraw(long lotId, long points) {}
}
