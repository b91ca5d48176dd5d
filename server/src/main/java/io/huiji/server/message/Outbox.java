package io.huiji.server.message;

import io.huiji.server.message.store.OutboxSql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How messages leave. */
@Component
public class Outbox {

    private final MessagePort port;
    private final OutboxSql messages;

    Outbox(MessagePort port, OutboxSql messages) {
        this.port = port;
        this.messages = messages;
    }

    /** @param carrier whether a carrier takes them; else the local outbox keeps them, {@code kept} at this moment, the oldest since {@code oldestAt} */
    public record State(boolean carrier, long kept, @Nullable Instant oldestAt, @Nullable Instant lastAt) {}

    public State state() {
        OutboxSql.Kept kept = messages.kept();
        return new State(!(port instanceof LocalOutbox), kept.count(), kept.oldestAt(), kept.lastAt());
    }
}
