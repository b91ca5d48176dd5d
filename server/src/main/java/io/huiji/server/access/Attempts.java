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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts attempts to log in, by name and by address; those on a device where that name has signed in before by the device alone, so that strangers who guess
 * lock out strangers. An attempt is counted before it is looked at, in a statement of its own, so that a hundred at the same
 * moment are not a hundred guesses; one that goes well is taken back. Names that do not exist are counted like those that do.
 */
@Component
class Attempts {

    private static final Duration SWEPT_EVERY = Duration.ofMinutes(1);

    private final AttemptSql rows;
    private final KnownDevices devices;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);
    private final LockoutSettings settings;
    private final PasswordSettings passwords;
    private final InstantSource clock;

    Attempts(AttemptSql rows, KnownDevices devices, LockoutSettings settings, PasswordSettings passwords, InstantSource clock) {
        this.rows = rows;
        this.devices = devices;
        this.settings = settings;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * One that was let through.
     *
     * @param subject the name, or a known device of that name
     * @param address {@code null}: of a known device it does not count
     * @param last if it fails, the subject is locked
     */
    record Attempt(UUID subject, @Nullable UUID address, boolean last) {}

    /** Not inside a transaction: it must stay counted. @throws Problem {@code locked_out} */
    Attempt begin(String username, LoginOrigin from) {
        UUID byName = subject("name", username);
        int max = settings.failures(passwords);
        if (devices.isKnown(from.device(), username)) {
            UUID byDevice = subject("device", from.device() + "\n" + username);
            return new Attempt(byDevice, null, count(byDevice, byName, max));
        }
        UUID byAddress = subject("address", from.address());
        count(byAddress, null, settings.addressFailuresMax());
        return new Attempt(byName, byAddress, count(byName, null, max));
    }

    /** The password was right, and something else is still to come. */
    void takeBack(Attempt attempt) {
        rows.takeBack(attempt.subject(), settings.failures(passwords));
        takeBackAddress(attempt);
    }

    void wentWell(Attempt attempt) {
        rows.forget(attempt.subject());
        takeBackAddress(attempt);
    }

    /** Everywhere. */
    void unlock(String username) {
        rows.forgetAll(subject("name", username));
    }

    private void takeBackAddress(Attempt attempt) {
        if (attempt.address() != null) {
            rows.takeBack(attempt.address(), settings.addressFailuresMax());
        }
    }

    private boolean count(UUID subject, @Nullable UUID ofName, int max) {
        Instant now = clock.instant();
        Duration lock = settings.lock(passwords);
        sweep(now, now.minus(settings.window()).minus(lock));
        AttemptSql.Count count = rows.add(subject, ofName, max, now, now.minus(settings.window()), now.plus(lock));
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
