package io.huiji.server.member;

import io.huiji.server.member.store.VisitSql;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets visits that ended long ago. Never sooner than a code lives: the row is what stops a second till. */
@Component
class VisitSweep {

    static final Duration KEPT = Duration.ofDays(1);

    private final VisitSql visits;
    private final InstantSource clock;

    VisitSweep(VisitSql visits, InstantSource clock) {
        this.visits = visits;
        this.clock = clock;
    }

    /** Answers how many. */
    @Scheduled(initialDelayString = "5m", fixedDelayString = "1h")
    int run() {
        return visits.deleteExpiredBefore(clock.instant().minus(KEPT));
    }
}
