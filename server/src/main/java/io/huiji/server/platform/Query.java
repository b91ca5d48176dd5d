package io.huiji.server.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the database, asked by {@link RoundTrip}; its rows are gathered in a value of the asker's.
 *
 * @param <T> where the rows go, e.g. a map
 */
public final class Query<T> implements Statement {

    private final String sql;
    private final List<@Nullable Object> arguments;
    private final T rows;
    private final Row<T> row;
    private boolean answered;

    /** Takes the row that the result stands on. */
    @FunctionalInterface
    public interface Row<T> {
        void add(T rows, ResultSet row) throws SQLException;
    }

    public Query(String sql, T rows, Row<T> row, @Nullable Object... arguments) {
        this.sql = sql;
        this.rows = rows;
        this.row = row;
        this.arguments = Arrays.asList(arguments);
    }

    /** @throws IllegalStateException before the round trip */
    public T result() {
        if (!answered) {
            throw new IllegalStateException("not asked yet: " + sql);
        }
        return rows;
    }

    void read(ResultSet result) throws SQLException {
        while (result.next()) {
            row.add(rows, result);
        }
        answered = true;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public List<@Nullable Object> arguments() {
        return arguments;
    }
}
