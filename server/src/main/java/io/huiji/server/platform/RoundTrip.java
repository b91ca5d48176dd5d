package io.huiji.server.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Sends several statements at once, in the transaction of the thread, and reads their answers in order: what costs a small batch most is waiting for
 * the database a dozen times. Each statement still sees what the ones before it did, and what others committed meanwhile (READ COMMITTED).
 */
@Component
public class RoundTrip {

    private final DataSource pool;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    public RoundTrip(DataSource pool) {
        this.pool = pool;
    }

    public <T> T ask(Query<T> query) {
        run(List.of(query));
        return query.result();
    }

    /** Nothing is sent for an empty list. */
    public void run(List<? extends Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        String sql = statements.size() == 1 ? statements.getFirst().sql() : statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
        Connection connection = DataSourceUtils.getConnection(pool);
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            bind(prepared, statements);
            read(prepared, prepared.execute(), statements.iterator());
        } catch (SQLException failed) {
            var translated = translator.translate("round trip", sql, failed);
            throw translated == null ? new DataAccessResourceFailureException(sql, failed) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    private static void bind(PreparedStatement prepared, List<? extends Statement> statements) throws SQLException {
        int index = 1;
        for (Statement statement : statements) {
            for (@Nullable Object argument : statement.arguments()) {
                prepared.setObject(index++, argument);
            }
        }
    }

    private static void read(PreparedStatement prepared, boolean firstIsRows, Iterator<? extends Statement> statements) throws SQLException {
        boolean rows = firstIsRows;
        while (statements.hasNext()) {
            Statement statement = statements.next();
            if (rows != statement instanceof Query) {
                throw new IllegalStateException("rows where none were expected, or none where rows were: " + statement.sql());
            }
            switch (statement) {
                case Query<?> query -> query.read(prepared.getResultSet());
                case Update update -> update.written(prepared.getUpdateCount());
            }
            rows = prepared.getMoreResults();
        }
    }
}
