package io.huiji.server.audit.job;

import io.huiji.server.audit.Seals;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals days soon after their midnight. Off with {@code huiji.jobs.enabled=false}, like every job. */
@Component
@ConditionalOnProperty(name = "huiji.jobs.enabled", matchIfMissing = true)
class SealTimetable {

    private final Seals seals;

    SealTimetable(Seals seals) {
        this.seals = seals;
    }

    /** Costs one small statement while no day is due. */
    @Scheduled(initialDelayString = "${huiji.jobs.seal-delay:2m}", fixedDelayString = "${huiji.jobs.seal-every:15m}")
    void seal() {
        seals.sealDue();
    }
}
