package io.huiji.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Looks at the server's own metrics every second and keeps the largest heap that it saw in use. */
public final class HeapWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 1000;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest request;
    private final Thread thread;
    private volatile double usedBytes;
    private volatile double committedBytes;
    private volatile int samples;

    public static HeapWatch of(ServerProcess server) throws IOException {
        return new HeapWatch(server.uri("/actuator/prometheus"), server.secret("secrets/metrics-token"));
    }

    private HeapWatch(URI metrics, String token) {
        this.request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(5)).header("Authorization", "Bearer " + token).build();
        this.thread = Thread.ofPlatform().daemon().name("heap-watch").start(this::watch);
    }

    public double usedMegabytes() {
        return usedBytes / 1e6;
    }

    public double committedMegabytes() {
        return committedBytes / 1e6;
    }

    /** How often it could look; 0: the figures mean nothing. */
    public int samples() {
        return samples;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                usedBytes = Math.max(usedBytes, heap(response.body(), "jvm_memory_used_bytes"));
                committedBytes = Math.max(committedBytes, heap(response.body(), "jvm_memory_committed_bytes"));
                samples = samples + 1;
            }
        } catch (IOException busy) {
            // The next look is in a second.
        }
    }

    /** The sum over the pools of the heap, in the text format of Prometheus. */
    static double heap(String metrics, String name) {
        double sum = 0;
        for (String line : metrics.split("\n", -1)) {
            if (line.startsWith(name + "{") && line.contains("area=\"heap\"")) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return sum;
    }
}
