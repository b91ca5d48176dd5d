package io.huiji.server.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one server running: a thread that starts it, waits for its end, and starts it again with growing pauses until told to stop. */
final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Logger SERVER_LOG = LoggerFactory.getLogger("postgres");
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LAST_LINES = 20;
    private static final long POLL_MILLIS = 10;
    /** Said while children of a killed server are still ending: not a reason to give up. */
    private static final String STILL_ENDING = "pre-existing shared memory block";

    private final PostgresPrograms programs;
    private final Cluster cluster;
    private final PostgresSettings settings;
    private final int port;
    private final ServerCheck check;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
    private final List<Runnable> restartActions = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<String> lastLines = new ConcurrentLinkedDeque<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::superviseUntilStopped);
    private volatile boolean available;
    private @Nullable Process process;

    Supervisor(PostgresPrograms programs, Cluster cluster, PostgresSettings settings, int port, ServerCheck check) {
        this.programs = programs;
        this.cluster = cluster;
        this.settings = settings;
        this.port = port;
        this.check = check;
    }

    /** Returns when the server accepts connections. */
    void start() {
        thread.start();
        try {
            firstStart.join();
        } catch (CompletionException failed) {
            stop();
            throw failed.getCause() instanceof PostgresFailure failure ? failure : failed;
        }
    }

    boolean isAvailable() {
        return available;
    }

    synchronized long pid() {
        return process != null && process.isAlive() ? process.pid() : 0;
    }

    void onRestart(Runnable action) {
        restartActions.add(action);
    }

    /** Fast shutdown: the server ends its sessions and writes a checkpoint. If that takes too long it is ended at once. */
    void stop() {
        Process running;
        synchronized (this) {
            stopping.countDown();
            running = process;
        }
        available = false;
        try {
            if (running != null) {
                end(running);
            }
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Process running) throws InterruptedException {
        for (String signal : List.of("INT", "QUIT")) {
            if (running.isAlive()) {
                try {
                    programs.signal(signal, running.pid());
                } catch (PostgresFailure failure) {
                    LOG.debug("The server is gone already", failure);
                }
                if (running.waitFor(settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                LOG.warn("PostgreSQL does not stop on SIG{}", signal);
            }
        }
        running.destroyForcibly().waitFor();
    }

    private void superviseUntilStopped() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (stopping.getCount() > 0) {
                boolean wasReady = false;
                try {
                    wasReady = runOnce();
                    failFirstStart(null);
                } catch (IOException | PostgresFailure failure) {
                    failFirstStart(failure);
                    LOG.error("PostgreSQL cannot be used: {}", failure.getMessage());
                }
                pause = wasReady ? SHORTEST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                LOG.warn("PostgreSQL has ended by itself; starting it again. It said: {}", String.join(" | ", lastLines));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the server and waits for its end. @return whether it was ready in between */
    private boolean runOnce() throws IOException, InterruptedException {
        Process server;
        synchronized (this) {
            if (stopping.getCount() == 0) {
                return false;
            }
            server = programs.startServer(arguments());
            process = server;
        }
        Thread.ofVirtual().name("postgres-log").start(() -> readLog(server));
        boolean ready = awaitReady(server);
        if (ready) {
            announce(server);
        }
        server.waitFor();
        available = false;
        return ready;
    }

    private void announce(Process server) throws InterruptedException {
        try {
            check.run();
        } catch (PostgresFailure failure) {
            end(server);
            throw failure;
        }
        available = true;
        if (!firstStart.complete(null)) {
            restartActions.forEach(Runnable::run);
        }
    }

    private boolean awaitReady(Process server) throws InterruptedException {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (!server.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cluster.isReady(server.pid())) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                end(server);
                throw new PostgresFailure("PostgreSQL was not ready within " + settings.startTimeout().toSeconds() + " s: " + String.join(" | ", lastLines));
            }
        }
        return false;
    }

    /** Ends the wait of {@link #start} unless the server has been ready before or is worth another try. */
    private void failFirstStart(@Nullable Exception cause) {
        String said = String.join(" | ", lastLines);
        if (cause instanceof PostgresFailure failure) {
            firstStart.completeExceptionally(failure);
        } else if (!said.contains(STILL_ENDING)) {
            firstStart.completeExceptionally(new PostgresFailure("PostgreSQL does not start: " + (cause == null ? said : cause.getMessage()) + programs.hint()));
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.directory().toString()));
        settings.commandLine(port).forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    private void readLog(Process server) {
        lastLines.clear();
        try (BufferedReader lines = server.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                SERVER_LOG.debug("{}", line);
                lastLines.add(line);
                if (lastLines.size() > LAST_LINES) {
                    lastLines.poll();
                }
            }
        } catch (IOException ended) {
            SERVER_LOG.debug("end of log", ended);
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
