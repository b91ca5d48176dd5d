package io.huiji.server.platform;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A change of rows, sent by {@link RoundTrip}; whoever made it looks at how many rows it changed. */
public final class Update implements Statement {

    private final String sql;
    private final List<@Nullable Object> arguments;
    private final IntConsumer written;

    /** @param written told how many rows were changed; may throw, which breaks the transaction */
    public Update(String sql, IntConsumer written, @Nullable Object... arguments) {
        this.sql = sql;
        this.written = written;
        this.arguments = Arrays.asList(arguments);
    }

    /** A change of exactly so many rows; another number is a defect. */
    public static Update of(int rows, String sql, @Nullable Object... arguments) {
        return new Update(sql, written -> {
            if (written != rows) {
                throw new IllegalStateException("changed " + written + " rows instead of " + rows + ": " + sql);
            }
        }, arguments);
    }

    void written(int rows) {
        written.accept(rows);
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
