package io.huiji.server.imports.job;

import java.util.concurrent.atomic.AtomicLong;

/** How far the job at work is, for whoever watches. */
public final class Progress {

    private final long runId;
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile long countingSinceNanos = System.nanoTime();
    private volatile boolean stopping;

    Progress(long runId) {
        this.runId = runId;
    }

    /** The job was told to end before its end; what was carried out stays. */
    static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    void begin(long steps) {
        total = steps;
        done.set(0);
        countingSinceNanos = System.nanoTime();
    }

    void step() {
        done.incrementAndGet();
    }

    /** @throws Stopped if the job is to end */
    void check() {
        if (stopping) {
            throw new Stopped();
        }
    }

    void stop() {
        stopping = true;
    }

    public long runId() {
        return runId;
    }

    public long done() {
        return done.get();
    }

    public long total() {
        return total;
    }

    /** Steps a second so far. */
    public long rate() {
        long millis = Math.max(1, (System.nanoTime() - countingSinceNanos) / 1_000_000);
        return done() * 1_000 / millis;
    }

    /** −1: not known yet. */
    public long secondsLeft() {
        long rate = rate();
        return rate == 0 ? -1 : (total - done() + rate - 1) / rate;
    }
}
