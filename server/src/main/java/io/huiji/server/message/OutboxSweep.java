package io.huiji.server.message;

import io.huiji.server.message.store.OutboxSql;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets messages of the local outbox that are old. */
@Component
class OutboxSweep {

    private final OutboxSql outbox;
    private final MessageSettings settings;
    private final InstantSource clock;

    OutboxSweep(OutboxSql outbox, MessageSettings settings, InstantSource clock) {
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers how many. */
    @Scheduled(initialDelayString = "5m", fixedDelayString = "1h")
    int run() {
        return outbox.deleteMadeBefore(clock.instant().minus(settings.outboxKept()));
    }
}
