package io.huiji.server.purchase;

import java.time.Duration;
import java.time.Instant;

/** Whether something can have happened when it is said to have happened: one rule for what tills post and for what files tell. */
public enum EventTime {
    PLAUSIBLE,
    /** Further ahead than a till's clock may be. */
    AHEAD,
    /** By a clock that was never set. */
    TOO_EARLY;

    private static final Duration AHEAD_MAX = Duration.ofHours(1);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    public static EventTime of(Instant at, Instant now) {
        return at.isAfter(now.plus(AHEAD_MAX)) ? AHEAD : at.isBefore(EARLIEST) ? TOO_EARLY : PLAUSIBLE;
    }
}
