package io.huiji.server.access;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with Argon2id (19 MiB, two passes): as much memory and time as a guess shall cost, for few at once, so that logins cannot starve the tills. */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places;
    private final String nobodys;

    Passwords(PasswordSettings settings) {
        this.places = new Semaphore(settings.checksAtOnce());
        this.nobodys = encode("nobody has this password");
    }

    /** Takes as long where there is no such person ({@code null}). */
    boolean matches(String password, @Nullable String encoded) {
        boolean same = inTurn(() -> encoder.matches(password, encoded == null ? nobodys : encoded));
        return same && encoded != null;
    }

    String encode(String password) {
        return inTurn(() -> String.valueOf(encoder.encode(password)));
    }

    /** Whether it was hashed with less than is usual now. */
    boolean isOutdated(String encoded) {
        return encoder.upgradeEncoding(encoded);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.later(ProblemCode.OVERLOADED, PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Problem.later(ProblemCode.OVERLOADED, PATIENCE);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
