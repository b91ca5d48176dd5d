package io.huiji.server.platform;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Appends many rows in one statement, by COPY, in the transaction of the thread: the cheapest way into an append-only table. */
@Component
public class Copy {

    private final DataSource pool;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    public Copy(DataSource pool) {
        this.pool = pool;
    }

    /** @param table table and columns, e.g. {@code ledger.lot (member_id, id)} */
    public void into(String table, Rows rows) {
        if (rows.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(pool);
        String sql = "copy " + table + " from stdin";
        try {
            byte[] bytes = rows.bytes();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } catch (SQLException failed) {
            var translated = translator.translate("COPY", sql, failed);
            throw translated == null ? new DataAccessResourceFailureException(sql, failed) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    /** Rows in COPY's text format. */
    public static final class Rows {

        private final StringBuilder text = new StringBuilder(8192);
        private boolean first = true;

        public Rows add(long value) {
            separate();
            text.append(value);
            return this;
        }

        public Rows add(boolean value) {
            separate();
            text.append(value ? 't' : 'f');
            return this;
        }

        public Rows add(@Nullable Instant value) {
            return value == null ? addNull() : addPlain(value.toString());
        }

        public Rows add(@Nullable Long value) {
            return value == null ? addNull() : add(value.longValue());
        }

        /** Any text; escaped. */
        public Rows add(@Nullable String value) {
            if (value == null) {
                return addNull();
            }
            separate();
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
            return this;
        }

        public Rows end() {
            text.append('\n');
            first = true;
            return this;
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        byte[] bytes() throws SQLException {
            if (!first) {
                throw new SQLException("a row was not ended");
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        private Rows addNull() {
            return addPlain("\\N");
        }

        private Rows addPlain(String value) {
            separate();
            text.append(value);
            return this;
        }

        private void separate() {
            if (!first) {
                text.append('\t');
            }
            first = false;
        }
    }
}
