package io.huiji.server.listing.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WholeNumbers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time in the key of a cursor: {@code microseconds:rest}. */
record Times(Instant at, String rest) {

    static String text(Instant at, Object rest) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + ":" + rest;
    }

    /** @throws Problem {@code invalid_field} on {@code cursor}: of another list */
    static Times parse(String key) {
        int colon = Math.max(key.indexOf(':'), 0);
        return new Times(Instant.EPOCH.plus(number(key.substring(0, colon)), ChronoUnit.MICROS), key.substring(Math.min(colon + 1, key.length())));
    }

    long id() {
        return number(rest);
    }

    private static long number(String text) {
        return WholeNumbers.parseLong(text).stream().filter(number -> number >= 0).findFirst()
                .orElseThrow(() -> Problem.invalid("cursor", "unknown_value", "不是上一页给出的游标", "Not a cursor that a page gave"));
    }
}
