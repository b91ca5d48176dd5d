package io.huiji.server.platform.postgres;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.DatabaseLocation;
import io.huiji.server.platform.DatabaseState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/**
 * The PostgreSQL in {@code <data>/pg}: started by {@link #start}, started again when it dies, stopped by {@link #close}.
 * A second process on the same directory is refused, a server left behind by a killed run is stopped first, and a server that is not durable is not used.
 */
public final class EmbeddedPostgres implements DatabaseState, AutoCloseable {

    private static final String DATABASE = "huiji";

    private final DirectoryLock lock;
    private final Supervisor supervisor;
    private final DatabaseLocation location;

    private EmbeddedPostgres(DirectoryLock lock, Supervisor supervisor, DatabaseLocation location) {
        this.lock = lock;
        this.supervisor = supervisor;
        this.location = location;
    }

    /**
     * @param binaries where the programs are unpacked; shared between data directories by tests
     * @throws PostgresFailure with one line that says what to do
     */
    public static EmbeddedPostgres start(DataDirectory data, Path binaries, PostgresSettings settings) {
        DirectoryLock lock = DirectoryLock.take(data.root());
        try {
            PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpackInto(binaries));
            Cluster cluster = new Cluster(data, programs);
            cluster.initialiseIfMissing();
            cluster.stopOrphan(settings.stopTimeout());
            int port = port(data);
            DatabaseLocation location = location(port, DATABASE, cluster);
            ServerCheck check = new ServerCheck(location(port, "postgres", cluster), location, DATABASE);
            Supervisor supervisor = new Supervisor(programs, cluster, settings, port, check);
            supervisor.start();
            return new EmbeddedPostgres(lock, supervisor, location);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    public static EmbeddedPostgres start(DataDirectory data, PostgresSettings settings) {
        return start(data, data.root(), settings);
    }

    /** Unpacks the programs into {@code parent} unless they are there. @return their directory */
    public static Path unpack(Path parent) {
        return PostgresBinaries.unpackInto(parent);
    }

    /** Where to connect as the owner. Stays the same while the server is started again. */
    public DatabaseLocation location() {
        return location;
    }

    @Override
    public boolean isAvailable() {
        return supervisor.isAvailable();
    }

    /** The process id of the server, or 0 while there is none. */
    public long pid() {
        return supervisor.pid();
    }

    /** Runs each time after the server died and was started again. */
    public void onRestart(Runnable action) {
        supervisor.onRestart(action);
    }

    @Override
    public void close() {
        try {
            supervisor.stop();
        } finally {
            lock.close();
        }
    }

    private static DatabaseLocation location(int port, String database, Cluster cluster) {
        return new DatabaseLocation("jdbc:postgresql://127.0.0.1:" + port + "/" + database, Cluster.OWNER, cluster.password());
    }

    /** The port of last time if it is free, else another one that is remembered from now on. */
    private static int port(DataDirectory data) {
        int last = data.read("postgres-port").map(Integer::parseInt).orElse(0);
        int port = isFree(last) ? last : anyFreePort();
        if (port != last) {
            data.writePrivate("postgres-port", Integer.toString(port));
        }
        return port;
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new PostgresFailure("no free port on the loopback address", none);
        }
    }
}
