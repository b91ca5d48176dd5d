package io.huiji.server.testing;

import io.huiji.server.HuijiApplication;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.OperatorToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real application in a process of its own with its embedded database, to be killed or stopped as in life. Its clock is the machine's. */
public final class ServerProcess implements AutoCloseable {

    private static final String RUNNING = "Huiji is running: ";

    private final DataDirectory data;
    private final Process process;
    private final StringBuffer said = new StringBuffer();
    private final String baseUrl;

    private ServerProcess(DataDirectory data, Process process) throws IOException {
        this.data = data;
        this.process = process;
        this.baseUrl = awaitAddress();
    }

    /** A data directory that {@link #start} may be given several times; the test deletes it with {@link #deleteData}. */
    public static DataDirectory newData() {
        DataDirectory data = TestCluster.scratch();
        sharePrograms(data);
        return data;
    }

    public static void deleteData(DataDirectory data) {
        TestCluster.delete(data);
    }

    /** Returns when it answers. */
    public static ServerProcess start(DataDirectory data, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-cp", System.getProperty("java.class.path"), HuijiApplication.class.getName(),
                "--server.port=0", "--server.address=127.0.0.1", "--huiji.data=" + data.root(), "--huiji.database.url="));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new ServerProcess(data, process);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String awaitAddress() throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(RUNNING)) {
                // A full pipe would make the server wait.
                Thread.ofVirtual().start(() -> listen(output));
                return line.substring(line.indexOf(RUNNING) + RUNNING.length());
            }
        }
        throw new IllegalStateException("the server did not start:\n" + said);
    }

    private void listen(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
            }
        } catch (IOException ended) {
            // The process was killed.
        }
    }

    /** What it has printed until now. */
    public String said() {
        return said.toString();
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    public String operatorKey() {
        return data.read(OperatorToken.FILE).orElseThrow();
    }

    /** The process id of its PostgreSQL. */
    public long postgresPid() {
        try {
            return Long.parseLong(Files.readAllLines(data.file("pg/postmaster.pid")).getFirst().strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** SIGTERM; does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** {@code kill -9} of the application; its database ends with it. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill -9} of the database alone. */
    public void killPostgres() {
        ProcessHandle.of(postgresPid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** @return the exit code */
    public int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not end");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        terminate();
        awaitEnd();
    }

    /** Unpacking the programs takes two seconds: all tests use one copy. */
    private static void sharePrograms(DataDirectory data) {
        Path programs = TestCluster.programs();
        try (Stream<Path> present = Files.list(data.root())) {
            if (present.findAny().isEmpty()) {
                Files.createSymbolicLink(data.file(programs.getFileName().toString()), programs);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
