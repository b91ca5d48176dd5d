package io.huiji.server.insight.job;

import io.huiji.server.insight.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the sums are brought up to date. Off with {@code huiji.jobs.enabled=false} (tests do it by hand). */
@Component("insightTimetable")
@ConditionalOnProperty(name = "huiji.jobs.enabled", matchIfMissing = true)
class Timetable {

    private final Refresh refresh;
    private final Reading reading;
    private final InstantSource clock;
    private final Pace pace;

    Timetable(Refresh refresh, Reading reading, InstantSource clock, @Value("${huiji.jobs.insight-rest:4}") int restTimes) {
        this.pace = new Pace(restTimes);
        this.refresh = refresh;
        this.reading = reading;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${huiji.jobs.insight-delay:3s}", fixedDelayString = "${huiji.jobs.insight-every:5s}")
    void refresh() throws InterruptedException {
        Instant start = clock.instant();
        boolean looking = reading.isAskedSince(start.minus(Pace.LOOKING));
        if (!pace.isDue(start, looking)) {
            return;
        }
        Instant began = start;
        while (refresh.step()) {
            Thread.sleep(pace.rest(Duration.between(began, clock.instant()), refresh.isFarBehind()));
            began = clock.instant();
        }
        if (looking) {
            refresh.open();
        }
        pace.ran(began, clock.instant());
    }

    @Scheduled(initialDelayString = "${huiji.jobs.insight-check-delay:30m}", fixedDelayString = "${huiji.jobs.insight-check-every:24h}")
    void check() {
        refresh.check();
    }
}
