package io.huiji.bench.purchases;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers for receipts and keys, no two alike, also not over several runs on one database: they start at the clock's microseconds. */
public final class Numbers {

    /** Of the numbers given out until the year 2200. */
    static final int DIGITS = 16;

    private final AtomicLong next;

    public Numbers(InstantSource clock) {
        this.next = new AtomicLong(Math.multiplyExact(clock.millis(), 1000L));
    }

    long next() {
        return next.getAndIncrement();
    }
}
