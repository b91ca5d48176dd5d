package io.huiji.server.demo;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** Streams of random numbers that hang on the seed and on what they are for, so that no part of the chain moves another. */
record DemoRandom(long seed) {

    SplittableRandom of(String purpose) {
        return new SplittableRandom(mixed(seed, purpose.hashCode()));
    }

    SplittableRandom of(String purpose, LocalDate day) {
        return new SplittableRandom(mixed(mixed(seed, purpose.hashCode()), day.toEpochDay()));
    }

    /** A step of SplitMix64. */
    private static long mixed(long a, long b) {
        long z = a + (b + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
