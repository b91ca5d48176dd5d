package io.huiji.server.testing;

import io.huiji.server.platform.DatabaseLocation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of its own with the tables of every module: {@code @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();}, or with
 * {@link #open} and {@link #close} by hand. Closing it fails when a connection to it was left open.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private static final Duration LONGEST_WAIT_FOR_CONNECTIONS = Duration.ofSeconds(5);

    private final String name = "huiji_test_" + UUID.randomUUID().toString().replace('-', '_');
    private boolean open;

    /** A fresh one, made now. */
    public static TestDatabase open() {
        TestDatabase database = new TestDatabase();
        database.beforeAll();
        return database;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        beforeAll();
    }

    private void beforeAll() {
        if (!open) {
            TestCluster.running().create(name);
            open = true;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** As the owner, for looking at what the application wrote and for planting what it never would. Each statement has its own connection. */
    public JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(location().url(), location().user(), location().password()));
    }

    public DatabaseLocation location() {
        return TestCluster.running().location(name);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            List<String> leaked = connectionsAfterWaiting();
            TestCluster.running().drop(name);
            if (!leaked.isEmpty()) {
                throw new AssertionError("connections left open: " + leaked);
            }
        }
    }

    private List<String> connectionsAfterWaiting() {
        long deadline = System.nanoTime() + LONGEST_WAIT_FOR_CONNECTIONS.toNanos();
        List<String> connections = connections();
        while (!connections.isEmpty() && System.nanoTime() < deadline) {
            pause();
            connections = connections();
        }
        return connections;
    }

    private List<String> connections() {
        DatabaseLocation maintenance = TestCluster.running().maintenance();
        return JdbcClient.create(new DriverManagerDataSource(maintenance.url(), maintenance.user(), maintenance.password()))
                .sql("select pid || ' ' || application_name || ' ' || state || ': ' || query from pg_stat_activity where datname = ? and backend_type = 'client backend'")
                .param(name).query((row, number) -> row.getString(1)).list();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
