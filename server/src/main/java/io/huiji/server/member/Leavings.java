package io.huiji.server.member;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose account is closed and whose points were not taken back yet. */
@Component
public final class Leavings extends Noted {

    private static final Logger LOG = LoggerFactory.getLogger(Leavings.class);

    private final ObjectProvider<Left> listeners;

    Leavings(JdbcClient database, ObjectProvider<Left> listeners) {
        super(database, "member.leaving");
        this.listeners = listeners;
    }

    /** After the commit. What a listener throws is logged; it is told again. */
    public void tell(long memberId) {
        listeners.orderedStream().forEach(listener -> {
            try {
                listener.left(memberId);
            } catch (RuntimeException failed) {
                LOG.error("the account of member {} is closed, but what follows was not done yet", memberId, failed);
            }
        });
    }
}
