package io.huiji.bench.server;

import io.huiji.bench.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server of our own: its process, its data directory, its port. Log lines go to a file in the data directory.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long LONGEST_STOP_SECONDS = 60;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final Path data;
    private final int port;
    private final double startSeconds;

    private ServerProcess(Process process, Path data, int port) throws IOException, InterruptedException {
        this.process = process;
        this.data = data;
        this.port = port;
        this.startSeconds = awaitHealthy();
    }

    /**
     * Starts it and waits until it is healthy. The embedded database is used whatever the environment says.
     *
     * @throws IOException with the end of its log, when it does not become healthy
     */
    public static ServerProcess start(List<String> command, Path data) throws IOException, InterruptedException {
        int port = freePort();
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("bench-server.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HUIJI_") || name.startsWith("SPRING_"));
        builder.environment().putAll(ServerSettings.environment(data, port));
        Process process = builder.start();
        try {
            return new ServerProcess(process, data, port);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    /** From the start of the process to the first healthy answer. */
    public double startSeconds() {
        return startSeconds;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The embedded database as its owner. */
    public Database database() throws IOException {
        String databasePort = Files.readString(data.resolve("postgres-port")).strip();
        String password = Files.readString(data.resolve("secrets/postgres-password")).strip();
        return new Database("jdbc:postgresql://127.0.0.1:" + databasePort + "/huiji", "huiji", password);
    }

    /** Ends it in order, or by force when that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private double awaitHealthy() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LONGEST_START.toNanos()) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with " + process.exitValue() + logEnd());
            }
            if (isHealthy()) {
                return (System.nanoTime() - start) / 1e9;
            }
            Thread.sleep(20);
        }
        throw new IOException("the server was not healthy after " + LONGEST_START.toSeconds() + " s" + logEnd());
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/actuator/health")).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String logEnd() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("bench-server.log"));
        return "; its log ends with:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
