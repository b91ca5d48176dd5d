package io.huiji.server.insight.job;

import java.time.Duration;
import java.time.Instant;

/**
 * When the sums are brought up to date: often while somebody looks at them, seldom otherwise, and after each piece of work a rest of several times its length, since
 * tills work on the same database.
 */
final class Pace {

    static final Duration LOOKING = Duration.ofMinutes(2);

    private static final Duration UNSEEN = Duration.ofSeconds(100);
    private static final Duration REST_MAX = Duration.ofMinutes(2);

    private final int restTimes;
    private Instant endedAt = Instant.MIN;
    private Duration rest = Duration.ZERO;

    /** @param restTimes how many times as long as it worked the job rests; 0: not at all */
    Pace(int restTimes) {
        this.restTimes = restTimes;
    }

    boolean isDue(Instant now, boolean looking) {
        if (endedAt.isAfter(now)) {
            return true;
        }
        Duration wait = looking || rest.compareTo(UNSEEN) > 0 ? rest : UNSEEN;
        return endedAt.equals(Instant.MIN) || !now.isBefore(endedAt.plus(wait));
    }

    void ran(Instant from, Instant until) {
        endedAt = until;
        rest = rest(Duration.between(from, until), false);
    }

    /** How long to leave the database to others after {@code worked}; not so long when there is much to catch up with. Never below zero. */
    Duration rest(Duration worked, boolean farBehind) {
        Duration wanted = worked.multipliedBy(farBehind ? Math.min(1, restTimes) : restTimes);
        return worked.isNegative() ? Duration.ZERO : wanted.compareTo(REST_MAX) > 0 ? REST_MAX : wanted;
    }
}
