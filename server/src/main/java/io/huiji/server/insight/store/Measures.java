package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Sums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is added up, the same in every table of sums: a column for each, in the order of {@link Sums}. */
final class Measures {

    static final String NAMES = "receipts, lines, units, sales_fen, refunds, refunded_fen,"
            + " issued, clawed_back, redeemed, restored, redemptions, expired, adjusted_up, adjusted_down, transferred";

    static final String SUMS = each(NAMES, "sum(%1$s)");

    private Measures() {}

    /** What a conflicting insert into the table does instead. */
    static String added(String table) {
        return each(NAMES, "%1$s = " + table + ".%1$s + excluded.%1$s");
    }

    private static String each(String names, String form) {
        return Stream.of(names.split(", *", -1)).map(form::formatted).collect(Collectors.joining(", "));
    }

    /** Of a row that has them from its second column on. */
    static Sums read(ResultSet row) throws SQLException {
        return new Sums(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9),
                row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16));
    }
}
