package io.huiji.server.testing;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.DatabaseLocation;
import io.huiji.server.platform.database.Migrations;
import io.huiji.server.platform.postgres.EmbeddedPostgres;
import io.huiji.server.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;
import java.util.Map;

/**
 * The one PostgreSQL of this test run: embedded with the settings of production, or one's own behind {@code HUIJI_TEST_DATABASE_URL}
 * (with {@code _USER} and {@code _PASSWORD}; the user makes databases and roles). It holds one migrated template that every fresh database is copied from.
 */
final class TestCluster {

    private static final Path SCRATCH = Path.of("target", "test-data");
    private static final Pattern DATABASE_IN_URL = Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]*)(.*)");

    private final DatabaseLocation maintenance;
    private final String template = "huiji_template_" + UUID.randomUUID().toString().substring(0, 8);

    private TestCluster(DatabaseLocation maintenance) {
        this.maintenance = maintenance;
        execute("create database " + template);
        Migrations.run(location(template));
    }

    private static final class Holder {
        private static final TestCluster RUNNING = open();
    }

    static TestCluster running() {
        return Holder.RUNNING;
    }

    private static TestCluster open() {
        String url = System.getenv("HUIJI_TEST_DATABASE_URL");
        if (url != null) {
            TestCluster own = new TestCluster(new DatabaseLocation(url, environment("HUIJI_TEST_DATABASE_USER"), environment("HUIJI_TEST_DATABASE_PASSWORD")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> own.drop(own.template)));
            return own;
        }
        DataDirectory data = scratch();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, SCRATCH.toAbsolutePath(), defaults());
        TestCluster cluster = new TestCluster(postgres.location());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            delete(data);
        }));
        return cluster;
    }

    static PostgresSettings defaults() {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("huiji.postgres", PostgresSettings.class);
    }

    /** A new data directory below {@code target}. */
    static DataDirectory scratch() {
        return new DataDirectory(SCRATCH.resolve(UUID.randomUUID().toString()));
    }

    /** The unpacked PostgreSQL that embedded databases of tests share. */
    static Path programs() {
        return EmbeddedPostgres.unpack(SCRATCH.toAbsolutePath());
    }

    static void delete(DataDirectory data) {
        try {
            FileSystemUtils.deleteRecursively(data.root());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void create(String database) {
        execute("create database " + database + " template " + template);
    }

    void drop(String database) {
        execute("drop database if exists " + database + " with (force)");
    }

    DatabaseLocation location(String database) {
        return new DatabaseLocation(DATABASE_IN_URL.matcher(maintenance.url()).replaceFirst("$1" + database + "$3"), maintenance.user(), maintenance.password());
    }

    DatabaseLocation maintenance() {
        return maintenance;
    }

    private void execute(String sql) {
        try (Connection connection = maintenance.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
