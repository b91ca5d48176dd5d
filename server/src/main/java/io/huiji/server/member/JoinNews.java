package io.huiji.server.member;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells every {@link Joined} of a new member. */
@Component
class JoinNews {

    private static final Logger LOG = LoggerFactory.getLogger(JoinNews.class);

    private final ObjectProvider<Joined> listeners;

    JoinNews(ObjectProvider<Joined> listeners) {
        this.listeners = listeners;
    }

    void tell(long memberId) {
        listeners.orderedStream().forEach(listener -> {
            try {
                listener.joined(memberId);
            } catch (RuntimeException failed) {
                LOG.error("member {} has joined, but what a new member gets was not done", memberId, failed);
            }
        });
    }
}
