package io.huiji.server.platform;

import java.time.Instant;
import java.util.Collection;

/** Collections as the arrays that {@code unnest} and {@code any} take. */
public final class Arrays {

    private Arrays() {}

    public static long[] longs(Collection<Long> values) {
        long[] array = new long[values.size()];
        int i = 0;
        for (long value : values) {
            array[i++] = value;
        }
        return array;
    }

    /** Microseconds since 1970, which a {@code bigint[]} carries in binary where a {@code timestamptz[]} travels as text; parts below are cut off. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000L);
    }
}
