package io.huiji.server.member;

import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells every {@link EnrolledByPhone} of phones that have a member now, never inside a transaction. */
@Component
class PhoneNews {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneNews.class);

    private final ObjectProvider<EnrolledByPhone> listeners;

    PhoneNews(ObjectProvider<EnrolledByPhone> listeners) {
        this.listeners = listeners;
    }

    /** At once; where the caller has a transaction open, by another thread after its commit. */
    void tell(Map<UUID, Long> memberByPhoneHash) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            now(memberByPhoneHash);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("phone-news").start(() -> now(memberByPhoneHash));
            }
        });
    }

    private void now(Map<UUID, Long> memberByPhoneHash) {
        listeners.orderedStream().forEach(listener -> {
            try {
                listener.enrolledByPhone(memberByPhoneHash);
            } catch (RuntimeException failed) {
                LOG.error("members {} are enrolled, but what waited for their phones was not done; it will be when the job looks again", memberByPhoneHash.values(), failed);
            }
        });
    }
}
