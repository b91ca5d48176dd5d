package io.huiji.server.insight.job;

import java.time.Duration;
import java.time.Instant;

/**
 * When the sums are brought up to date: often while somebody looks at them, seldom otherwise, and after a run of any length a rest of many times as long, since tills
 * work on the same database.
 */
final class Pace {

    static final Duration LOOKING = Duration.ofMinutes(2);

    private static final Duration UNSEEN = Duration.ofSeconds(100);
    private static final int REST_TIMES = 20;
    private static final Duration REST_MAX = Duration.ofMinutes(2);

    private Instant endedAt = Instant.MIN;
    private Duration rest = Duration.ZERO;

    boolean isDue(Instant now, boolean looking) {
        if (endedAt.isAfter(now)) {
            return true;
        }
        Duration wait = looking || rest.compareTo(UNSEEN) > 0 ? rest : UNSEEN;
        return endedAt.equals(Instant.MIN) || !now.isBefore(endedAt.plus(wait));
    }

    void ran(Instant from, Instant until) {
        endedAt = until;
        Duration wanted = Duration.between(from, until).multipliedBy(REST_TIMES);
        rest = wanted.compareTo(REST_MAX) > 0 ? REST_MAX : wanted;
    }
}
