package io.huiji.server.insight.job;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the sums are brought up to date. Off with {@code huiji.jobs.enabled=false} (tests do it by hand). */
@Component("insightTimetable")
@ConditionalOnProperty(name = "huiji.jobs.enabled", matchIfMissing = true)
class Timetable {

    private final Refresh refresh;

    Timetable(Refresh refresh) {
        this.refresh = refresh;
    }

    @Scheduled(initialDelayString = "${huiji.jobs.insight-delay:3s}", fixedDelayString = "${huiji.jobs.insight-every:5s}")
    void refresh() {
        refresh.run();
    }

    @Scheduled(initialDelayString = "${huiji.jobs.insight-check-delay:30m}", fixedDelayString = "${huiji.jobs.insight-check-every:24h}")
    void check() {
        refresh.check();
    }
}
