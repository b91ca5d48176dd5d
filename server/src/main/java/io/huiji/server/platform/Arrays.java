package io.huiji.server.platform;

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
}
