package io.huiji.server.member;

import io.huiji.server.member.store.ProfileSql;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what an older release kept in the open, once, after a start: a slice at a time, each for itself. Cut short it goes on at the next start; two instances
 * do each other's slices no harm, since a row that has changed meanwhile is left to its new value.
 */
@Component
class OpenProfiles {

    private static final int SLICE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(OpenProfiles.class);

    private final ProfileSql profiles;
    private final ProfileSeal seal;
    private final SealingSecret secret;
    private final TransactionTemplate transaction;
    private volatile boolean stopped;

    OpenProfiles(ProfileSql profiles, ProfileSeal seal, SealingSecret secret, TransactionTemplate transaction) {
        this.profiles = profiles;
        this.seal = seal;
        this.secret = secret;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("open-profiles").start(this::run);
    }

    private void run() {
        try {
            sealAll();
        } catch (RuntimeException away) {
            LOG.warn("Names and birthdays of an older release could not be sealed yet; the next start goes on", away);
        }
    }

    /** @return how many were sealed */
    int sealAll() {
        int sealed = 0;
        long after = Long.MIN_VALUE;
        while (!stopped) {
            List<ProfileSql.Open> slice = profiles.inTheOpen(after, SLICE);
            if (slice.isEmpty()) {
                return sealed;
            }
            sealed += Objects.requireNonNull(transaction.execute(status -> {
                secret.hold();
                return profiles.seal(slice, slice.stream().map(open -> seal.seal(open.memberId(), open.name(), open.birthday())).toList());
            }));
            after = slice.getLast().memberId();
        }
        return sealed;
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }
}
