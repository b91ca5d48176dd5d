package io.huiji.server.access;

import io.huiji.server.access.store.AttemptSql;
import io.huiji.server.platform.Digests;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Counts attempts to log in, by name and by address. An attempt is counted before it is looked at, in a statement of its own, so that a hundred at the same
 * moment are not a hundred guesses; one that goes well is taken back. Names that do not exist are counted like those that do.
 */
@Component
class Attempts {

    private static final Duration SWEPT_EVERY = Duration.ofMinutes(1);

    private final AttemptSql rows;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);
    private final LockoutSettings settings;
    private final PasswordSettings passwords;
    private final InstantSource clock;

    Attempts(AttemptSql rows, LockoutSettings settings, PasswordSettings passwords, InstantSource clock) {
        this.rows = rows;
        this.settings = settings;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** One that was let through; {@code last}: if it fails, the name is locked. */
    record Attempt(UUID name, UUID address, boolean last) {}

    /** Not inside a transaction: it must stay counted. @throws Problem {@code locked_out} */
    Attempt begin(String username, String address) {
        UUID byAddress = subject("address", address);
        count(byAddress, settings.addressFailuresMax());
        UUID byName = subject("name", username);
        return new Attempt(byName, byAddress, count(byName, settings.failures(passwords)));
    }

    /** The password was right, and something else is still to come. */
    void takeBack(Attempt attempt) {
        rows.takeBack(attempt.name(), settings.failures(passwords));
        rows.takeBack(attempt.address(), settings.addressFailuresMax());
    }

    void wentWell(Attempt attempt) {
        rows.forget(attempt.name());
        rows.takeBack(attempt.address(), settings.addressFailuresMax());
    }

    void unlock(String username) {
        rows.forget(subject("name", username));
    }

    private boolean count(UUID subject, int max) {
        Instant now = clock.instant();
        Duration lock = settings.lock(passwords);
        sweep(now, now.minus(settings.window()).minus(lock));
        AttemptSql.Count count = rows.add(subject, max, now, now.minus(settings.window()), now.plus(lock));
        if (count.lockedUntil() != null && count.failures() > max) {
            throw Problem.later(ProblemCode.LOCKED_OUT, Duration.between(now, count.lockedUntil()));
        }
        return count.lockedUntil() != null;
    }

    /** Now and then. */
    private void sweep(Instant now, Instant before) {
        Instant last = swept.get();
        if (last.plus(SWEPT_EVERY).isBefore(now) && swept.compareAndSet(last, now)) {
            rows.sweep(before);
        }
    }

    private static UUID subject(String kind, String text) {
        return Digests.uuid("attempt\n" + kind + "\n" + text);
    }
}
