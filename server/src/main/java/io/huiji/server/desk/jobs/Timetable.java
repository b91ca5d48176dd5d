package io.huiji.server.desk.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the jobs run. Off with {@code huiji.jobs.enabled=false} (tests run them by hand). */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "huiji.jobs.enabled", matchIfMissing = true)
class Timetable {

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private final Sweep sweep;
    private final Partitions partitions;

    Timetable(Sweep sweep, Partitions partitions) {
        this.sweep = sweep;
        this.partitions = partitions;
    }

    @Scheduled(initialDelayString = "${huiji.jobs.sweep-delay:60s}", fixedDelayString = "${huiji.jobs.sweep-every:15m}")
    void sweep() {
        Sweep.Swept swept = sweep.run();
        if (swept.failed() > 0) {
            LOG.warn("{} members could not be settled; the next run finds them again", swept.failed());
        }
    }

    @Scheduled(initialDelayString = "0s", fixedDelayString = "24h")
    void partitions() {
        partitions.makeAhead();
    }
}
