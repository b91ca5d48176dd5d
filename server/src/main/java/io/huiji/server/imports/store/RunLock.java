package io.huiji.server.imports.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * Says that a process works on a run: an advisory lock of a connection of its own, which the database lets go when the process dies. So another instance
 * can tell an interrupted run from one that is still at work, without clocks.
 */
@Component
public class RunLock {

    /** First half of the lock's key: {@code imports} has this namespace for itself. */
    private static final int NAMESPACE = 0x484A_0009;

    private final DataSource pool;

    RunLock(DataSource pool) {
        this.pool = pool;
    }

    /** Held until closed. */
    public final class Held implements AutoCloseable {

        private final Connection connection;
        private final long runId;

        private Held(Connection connection, long runId) {
            this.connection = connection;
            this.runId = runId;
        }

        @Override
        public void close() {
            try {
                ask("select pg_advisory_unlock(?, ?)", connection, runId);
            } catch (SQLException gone) {
                // with the connection the lock is gone too
            } finally {
                JdbcUtils.closeConnection(connection);
            }
        }
    }

    /** Empty: another process has it. */
    public Optional<Held> take(long runId) {
        try {
            Connection connection = pool.getConnection();
            boolean taken = false;
            try {
                taken = ask("select pg_try_advisory_lock(?, ?)", connection, runId);
            } finally {
                if (!taken) {
                    JdbcUtils.closeConnection(connection);
                }
            }
            return taken ? Optional.of(new Held(connection, runId)) : Optional.empty();
        } catch (SQLException broken) {
            throw new org.springframework.jdbc.CannotGetJdbcConnectionException("no lock for import " + runId, broken);
        }
    }

    private static boolean ask(String sql, Connection connection, long runId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, NAMESPACE);
            statement.setInt(2, (int) (runId % Integer.MAX_VALUE));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
