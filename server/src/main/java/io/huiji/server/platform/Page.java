package io.huiji.server.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page, {@code null} on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Largest and default number of items of a page. */
    public static final int LIMIT_MAX = 200;

    public static final int LIMIT_DEFAULT = 50;

    /**
     * {@code rows} was read with {@code limit + 1}; the extra row only tells that there is a next page.
     *
     * @param toCursor the row's key in the list's order, as {@link PageQuery#after()} gives it back
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> toItem, Function<R, String> toCursor) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(toItem).toList(), more ? Cursor.encode(toCursor.apply(shown.getLast())) : null);
    }
}
