package io.huiji.server.platform.database;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.DatabaseKind;
import io.huiji.server.platform.DatabaseLocation;
import io.huiji.server.platform.DatabaseState;
import io.huiji.server.platform.StartRefused;
import io.huiji.server.platform.postgres.DirectoryLock;
import io.huiji.server.platform.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The server that this process uses: the embedded one, which it starts and stops, or one's own, which it only connects to. */
sealed interface DatabaseServer extends DatabaseState, DatabaseKind, AutoCloseable {

    DatabaseLocation location();

    void onRestart(Runnable action);

    @Override
    void close();

    static DatabaseServer embedded(EmbeddedPostgres postgres) {
        return new Embedded(postgres);
    }

    /** @throws StartRefused when it cannot be reached or is not durable */
    static DatabaseServer own(DatabaseSettings settings, DataDirectory data) {
        DatabaseLocation location = new DatabaseLocation(Objects.requireNonNull(settings.url()), settings.user(), settings.password());
        if (settings.requireDurable()) {
            checkDurable(location);
        }
        return new Own(location, DirectoryLock.take(data.root()));
    }

    private static void checkDurable(DatabaseLocation location) {
        try (Connection connection = location.connect();
                Statement statement = connection.createStatement();
                ResultSet off = statement.executeQuery("""
                        select string_agg(name, ', ') from pg_settings
                         where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
                        """)) {
            off.next();
            if (off.getString(1) != null) {
                throw new StartRefused(location.url() + " runs with " + off.getString(1) + " off, so an answered write could be lost; "
                        + "switch it on, or take that risk with HUIJI_DATABASE_REQUIRE_DURABLE=false");
            }
        } catch (SQLException broken) {
            throw new StartRefused("cannot connect to " + location + ": " + broken.getMessage()
                    + " (HUIJI_DATABASE_URL, HUIJI_DATABASE_USER, HUIJI_DATABASE_PASSWORD)", broken);
        }
    }

    record Embedded(EmbeddedPostgres postgres) implements DatabaseServer {

        @Override
        public DatabaseLocation location() {
            return postgres.location();
        }

        @Override
        public boolean isEmbedded() {
            return true;
        }

        @Override
        public boolean isAvailable() {
            return postgres.isAvailable();
        }

        @Override
        public void onRestart(Runnable action) {
            postgres.onRestart(action);
        }

        @Override
        public void close() {
            postgres.close();
        }
    }

    record Own(DatabaseLocation location, DirectoryLock lock) implements DatabaseServer {

        @Override
        public boolean isEmbedded() {
            return false;
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public void onRestart(Runnable action) {
            // It is not ours to watch: the pool finds out by itself.
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}
