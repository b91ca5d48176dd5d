package io.huiji.server.message;

import io.huiji.server.message.store.OutboxSql;
import io.huiji.server.platform.Ids;
import java.time.InstantSource;

/** Sends nothing: keeps the message where the operator reads it. For trying out, for tests, and for a chain that has no SMS contract yet. */
class LocalOutbox implements MessagePort {

    private final OutboxSql outbox;
    private final Ids ids;
    private final InstantSource clock;

    LocalOutbox(OutboxSql outbox, Ids ids, InstantSource clock) {
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void send(Message message) {
        outbox.insert(ids.next(), clock.instant(), message);
    }
}
