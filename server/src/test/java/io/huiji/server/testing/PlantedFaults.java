package io.huiji.server.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Stands between the application and its pool and makes the k-th statement from now fail. The faults are real: the server itself raises the error,
 * ends the session, or commits and then ends it. {@code COPY} and {@code COMMIT} count as statements.
 */
public final class PlantedFaults implements BeanPostProcessor {

    /** How a statement fails. */
    public enum Fault {
        SERIALIZATION("40001"),
        LOCK_TIMEOUT("55P03"),
        DUPLICATE("23505"),
        /** The session is ended before the statement: nothing of its transaction is done. */
        CONNECTION_LOST(""),
        /** Counts commits alone: it is done, but nobody hears of it. */
        COMMIT_ANSWER_LOST("");

        private final String sqlState;

        Fault(String sqlState) {
            this.sqlState = sqlState;
        }
    }

    private static final Set<String> EXECUTIONS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch");

    private final JdbcClient owner;
    private @Nullable Fault planted;
    private int left;

    /** @param owner may end sessions */
    public PlantedFaults(JdbcClient owner) {
        this.owner = owner;
    }

    /** @param statement 1: the next one */
    public synchronized void plant(Fault fault, int statement) {
        planted = fault;
        left = statement;
    }

    /** @return whether the fault came to pass; none is planted afterwards */
    public synchronized boolean clear() {
        boolean cameToPass = planted == null;
        planted = null;
        return cameToPass;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource pool ? new FaultyDataSource(pool) : bean;
    }

    private final class FaultyDataSource extends DelegatingDataSource {

        FaultyDataSource(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return proxy(Connection.class, real, (method, arguments) -> switch (method.getName()) {
                case "prepareStatement" -> statement(PreparedStatement.class, real, (Statement) invoke(method, real, arguments));
                case "createStatement" -> statement(Statement.class, real, (Statement) invoke(method, real, arguments));
                case "commit" -> commit(real);
                case "unwrap" -> arguments[0] == PGConnection.class ? copying(real) : invoke(method, real, arguments);
                default -> invoke(method, real, arguments);
            });
        }
    }

    private Object statement(Class<?> type, Connection connection, Statement real) {
        return proxy(type, real, (method, arguments) -> {
            if (EXECUTIONS.contains(method.getName())) {
                beforeStatement(connection);
            }
            return invoke(method, real, arguments);
        });
    }

    private Object copying(Connection connection) throws SQLException {
        PGConnection real = connection.unwrap(PGConnection.class);
        return proxy(PGConnection.class, real, (method, arguments) -> method.getName().equals("getCopyAPI")
                ? new FaultyCopy(connection) : invoke(method, real, arguments));
    }

    private final class FaultyCopy extends CopyManager {

        private final Connection connection;

        FaultyCopy(Connection connection) throws SQLException {
            super(connection.unwrap(BaseConnection.class));
            this.connection = connection;
        }

        @Override
        public CopyIn copyIn(String sql) throws SQLException {
            beforeStatement(connection);
            return super.copyIn(sql);
        }
    }

    private @Nullable Object commit(Connection connection) throws SQLException {
        boolean answerLost = isDue(Fault.COMMIT_ANSWER_LOST);
        if (!answerLost) {
            beforeStatement(connection);
        }
        connection.commit();
        if (answerLost) {
            endSession(connection);
            raise(connection, "select 1");
        }
        return null;
    }

    private void beforeStatement(Connection connection) throws SQLException {
        for (Fault fault : Fault.values()) {
            if (fault != Fault.COMMIT_ANSWER_LOST && isDue(fault)) {
                if (fault == Fault.CONNECTION_LOST) {
                    endSession(connection);
                } else {
                    raise(connection, "do $$ begin raise exception 'planted' using errcode = '" + fault.sqlState + "'; end $$");
                }
            }
        }
    }

    private synchronized boolean isDue(Fault fault) {
        if (planted != fault || --left > 0) {
            return false;
        }
        planted = null;
        return true;
    }

    private void endSession(Connection connection) throws SQLException {
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        owner.sql("select pg_terminate_backend(?, 10000)").param(pid).query(Boolean.class).single();
    }

    private static void raise(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        throw new AssertionError("did not fail: " + sql);
    }

    private interface Call {
        @Nullable Object on(Method method, Object[] arguments) throws Throwable;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, T real, Call call) {
        return (T) Proxy.newProxyInstance(PlantedFaults.class.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> call.on(method, arguments == null ? new Object[0] : arguments));
    }

    private static @Nullable Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }
}
