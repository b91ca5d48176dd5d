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
 * A server of our own: its process, its data directory, its port. Its log goes to a file beside the data directory.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long LONGEST_STOP_SECONDS = 60;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final Path data;
    private final int port;
    private volatile double startSeconds;

    private ServerProcess(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /**
     * Starts it and waits until it is healthy. The embedded database is used whatever the environment says.
     *
     * @param scratch ends it, also while it starts
     * @throws IOException with the end of its log, when it does not become healthy
     */
    public static ServerProcess start(Scratch scratch, List<String> command, Path data) throws IOException, InterruptedException {
        int port = freePort();
        Files.createDirectories(data.resolveSibling("logs"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HUIJI_") || name.startsWith("SPRING_"));
        builder.environment().putAll(ServerSettings.environment(data, port));
        long start = System.nanoTime();
        ServerProcess server = scratch.keep(new ServerProcess(builder.start(), data, port));
        server.awaitHealthy(start);
        return server;
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

    /** The most memory of the machine that the process ever held, from {@code /proc}; 0 where there is none. */
    public long peakMemoryMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    /** The embedded database as its owner. */
    public Database database() throws IOException {
        String databasePort = secret("postgres-port");
        return new Database("jdbc:postgresql://127.0.0.1:" + databasePort + "/huiji", "huiji", secret("secrets/postgres-password"));
    }

    /** What a file of its data directory holds. */
    public String secret(String file) throws IOException {
        return Files.readString(data.resolve(file)).strip();
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

    private void awaitHealthy(long start) throws IOException, InterruptedException {
        while (System.nanoTime() - start < LONGEST_START.toNanos()) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with " + process.exitValue() + logEnd());
            }
            if (isHealthy()) {
                startSeconds = (System.nanoTime() - start) / 1e9;
                return;
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
        List<String> lines = Files.readAllLines(log(data));
        return "; its log ends with:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** Beside the data directory, which must hold nothing that is not the server's. */
    private static Path log(Path data) {
        return data.resolveSibling("logs").resolve(data.getFileName() + ".log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
