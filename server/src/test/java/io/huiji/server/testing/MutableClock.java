package io.huiji.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A clock that stands still until it is moved. May step back, as real ones do. */
public final class MutableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public MutableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** Noon in Shanghai on Monday 2026-01-05. */
    public static MutableClock atNoonInShanghai() {
        return new MutableClock(Instant.parse("2026-01-05T04:00:00Z"));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void set(String rfc3339) {
        now.set(java.time.OffsetDateTime.parse(rfc3339).toInstant());
    }

    public void advance(Duration duration) {
        move(instant -> instant.plus(duration));
    }

    private void move(UnaryOperator<Instant> step) {
        now.updateAndGet(step);
    }
}
