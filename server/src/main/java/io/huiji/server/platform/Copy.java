package io.huiji.server.platform;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
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
        String sql = "copy " + table + " from stdin (format binary)";
        try {
            rows.finish();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            copy.writeToCopy(rows.bytes, 0, rows.length);
            copy.endCopy();
        } catch (SQLException failed) {
            var translated = translator.translate("COPY", sql, failed);
            throw translated == null ? new DataAccessResourceFailureException(sql, failed) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    /**
     * Rows in COPY's binary format, so that neither side writes or parses numbers and times as text. The Java type decides the column's:
     * {@code long} bigint, {@code int} integer, {@code short} smallint, {@code boolean} boolean, {@link Instant} timestamptz, {@link String} text or json.
     */
    public static final class Rows {

        private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
        private static final int NONE = -1;
        /** 2000-01-01, from which PostgreSQL counts. */
        private static final long EPOCH_SECOND = 946_684_800L;

        private byte[] bytes = new byte[16 * 1024];
        private int length;
        private int rowStart = NONE;
        private int columns;

        public Rows() {
            System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
            length = HEADER.length;
        }

        public Rows add(long value) {
            column(Long.BYTES);
            putLong(value);
            return this;
        }

        public Rows add(int value) {
            column(Integer.BYTES);
            putInt(value);
            return this;
        }

        public Rows add(short value) {
            column(Short.BYTES);
            putShort(value);
            return this;
        }

        public Rows add(boolean value) {
            column(1);
            bytes[length++] = (byte) (value ? 1 : 0);
            return this;
        }

        public Rows add(@Nullable Long value) {
            return value == null ? addNull() : add(value.longValue());
        }

        /** Parts below a microsecond are cut off. */
        public Rows add(@Nullable Instant value) {
            return value == null ? addNull()
                    : add(Math.addExact(Math.multiplyExact(value.getEpochSecond() - EPOCH_SECOND, 1_000_000L), value.getNano() / 1000L));
        }

        public Rows add(@Nullable String value) {
            if (value == null) {
                return addNull();
            }
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            column(text.length);
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
            return this;
        }

        public Rows end() {
            bytes[rowStart] = (byte) (columns >> 8);
            bytes[rowStart + 1] = (byte) columns;
            rowStart = NONE;
            return this;
        }

        boolean isEmpty() {
            return length == HEADER.length;
        }

        private void finish() throws SQLException {
            if (rowStart != NONE) {
                throw new SQLException("a row was not ended");
            }
            room(Short.BYTES);
            putShort((short) -1);
        }

        private Rows addNull() {
            column(0);
            bytes[length - 4] = bytes[length - 3] = bytes[length - 2] = bytes[length - 1] = (byte) 0xff;
            return this;
        }

        /** Starts a column, and a row where none is open. */
        private void column(int size) {
            room(Short.BYTES + Integer.BYTES + size);
            if (rowStart == NONE) {
                rowStart = length;
                columns = 0;
                length += Short.BYTES;
            }
            columns++;
            putInt(size);
        }

        private void room(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }

        private void putLong(long value) {
            putInt((int) (value >> 32));
            putInt((int) value);
        }

        private void putInt(int value) {
            bytes[length++] = (byte) (value >> 24);
            bytes[length++] = (byte) (value >> 16);
            bytes[length++] = (byte) (value >> 8);
            bytes[length++] = (byte) value;
        }

        private void putShort(short value) {
            bytes[length++] = (byte) (value >> 8);
            bytes[length++] = (byte) value;
        }
    }
}
