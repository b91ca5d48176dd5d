package io.huiji.server.member;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of the export of a member's own data. Cells are text as a person and a program can read: times in RFC 3339, points whole, money in fen.
 *
 * @param name e.g. {@code entries}
 */
public record ExportTable(String name, String zh, String en, List<String> columns, List<List<String>> rows) {

    /** Empty where there is nothing. */
    public static String cell(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
