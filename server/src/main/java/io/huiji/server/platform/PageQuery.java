package io.huiji.server.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: the query parameters {@code limit} (1–200, default 50) and {@code cursor}. A controller takes one as an argument.
 *
 * @param after the last key of the page before; {@code null}: from the start
 */
public record PageQuery(int limit, @Nullable String after) {

    /** The key as a number, or {@code start} on the first page. @throws Problem {@code invalid_field} when the cursor belongs to another list */
    public long afterId(long start) {
        return after == null ? start : WholeNumbers.parseLong(after).orElseThrow(Cursor::refused);
    }
}
