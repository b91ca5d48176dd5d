package io.huiji.server.listing.store;

import io.huiji.server.platform.Arrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement put together of the conditions that were given, with their parameters in order. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** As it stands. */
    Conditions text(String part, @Nullable Object... values) {
        sql.append(part);
        for (Object value : values) {
            parameters.add(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value instanceof Collection<?> ids ? longs(ids) : value);
        }
        return this;
    }

    /** Where there is a value. */
    Conditions when(String condition, @Nullable Object value) {
        return value == null ? this : text(condition, value);
    }

    /** Where the collection has something. */
    Conditions in(String condition, Collection<Long> ids) {
        return ids.isEmpty() ? this : text(condition, ids);
    }

    String sql() {
        return sql.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    @SuppressWarnings("unchecked")
    private static long[] longs(Collection<?> ids) {
        return Arrays.longs((Collection<Long>) ids);
    }
}
