package io.huiji.server.platform.postgres;

import io.huiji.server.platform.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;
import java.util.Map;

/** A data directory for one test, removed at the end; the programs are unpacked once for all tests. */
final class Scratch implements AutoCloseable {

    static final Path BINARIES = Path.of("target", "test-data").toAbsolutePath();

    final DataDirectory data = new DataDirectory(BINARIES.resolve(UUID.randomUUID().toString()));

    EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, BINARIES, settings());
    }

    static PostgresSettings settings() {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("huiji.postgres", PostgresSettings.class);
    }

    /** The first column of the first row, or of the update an empty text. */
    static String sql(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.location().connect(); Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited too long");
            }
            Thread.sleep(5);
        }
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    static void killHard(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(data.root());
    }
}
