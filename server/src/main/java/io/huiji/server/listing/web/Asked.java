package io.huiji.server.listing.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a query's parameters mean. */
final class Asked {

    private Asked() {}

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** For the trail. */
    static String text(@Nullable String store, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
        return ((store == null ? "" : "store=" + store + " ") + (from == null ? "" : "from=" + from + " ") + (to == null ? "" : "to=" + to)).strip();
    }
}
