package io.huiji.server.platform.postgres;

import io.huiji.server.platform.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the database ({@code <data>/pg}): made once, and the process that has them open according to {@code postmaster.pid}. */
final class Cluster {

    static final String OWNER = "huiji";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int STATUS_LINE = 7;

    private final DataDirectory data;
    private final PostgresPrograms programs;
    private final Path directory;

    Cluster(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
        this.directory = data.file("pg");
    }

    Path directory() {
        return directory;
    }

    String password() {
        return data.secret("postgres-password");
    }

    /** Runs {@code initdb} beside the place and moves the result there, so that a half-made database is never taken for one. */
    void initialiseIfMissing() {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            return;
        }
        Path draft = data.file("pg-initialising");
        try {
            PostgresBinaries.delete(draft);
            password();
            programs.run("initdb", List.of("--pgdata=" + draft, "--username=" + OWNER, "--pwfile=" + data.file("secrets/postgres-password"),
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale", "--data-checksums"));
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new PostgresFailure("cannot make the database in " + directory + ": " + broken.getMessage(), broken);
        }
    }

    /** Whether the server with this process id says that it accepts connections. */
    boolean isReady(long pid) {
        List<String> lines = postmasterFile();
        return lines.size() > STATUS_LINE && lines.getFirst().strip().equals(Long.toString(pid)) && lines.get(STATUS_LINE).startsWith("ready");
    }

    /**
     * Stops the server that an earlier, killed run left behind. A process id that was given to somebody else since is left alone, and the file that names it removed.
     */
    void stopOrphan(Duration longest) {
        List<String> lines = postmasterFile();
        if (lines.isEmpty()) {
            return;
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return;
        }
        if (!isOurs(pid)) {
            deletePostmasterFile();
            return;
        }
        LOG.warn("Stopping the PostgreSQL (process {}) that an earlier run left behind", pid);
        signalIfAlive("INT", process.get());
        try {
            process.get().onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new PostgresFailure("the PostgreSQL of an earlier run (process " + pid + ") does not stop; end it by hand", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure("interrupted", interrupted);
        }
    }

    private void signalIfAlive(String signal, ProcessHandle process) {
        try {
            programs.signal(signal, process.pid());
        } catch (PostgresFailure failure) {
            if (process.isAlive()) {
                throw failure;
            }
        }
    }

    private boolean isOurs(long pid) {
        try {
            List<String> arguments = List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).split("\0"));
            int dataOption = arguments.indexOf("-D");
            return arguments.getFirst().endsWith("/postgres") && dataOption > 0 && arguments.get(dataOption + 1).equals(directory.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private List<String> postmasterFile() {
        try {
            Path file = directory.resolve("postmaster.pid");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException goneMeanwhile) {
            return List.of();
        }
    }

    private void deletePostmasterFile() {
        try {
            Files.deleteIfExists(directory.resolve("postmaster.pid"));
        } catch (IOException broken) {
            throw new PostgresFailure("cannot remove postmaster.pid: " + broken.getMessage(), broken);
        }
    }
}
