package io.huiji.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One client thread with its connections. Answers that come after the end of the run are waited for, so that the next run starts on an idle server, but not counted.
 */
final class LoadLoop implements Callable<LoadResult> {

    private static final long LONGEST_WAIT_NANOS = 30_000_000_000L;

    private final InetSocketAddress address;
    private final Workload workload;
    private final int connections;
    private final Pace pace;
    private final long runNanos;
    private final SplittableRandom random;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(256 * 1024);
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final Histogram latencies = new Histogram();
    private final Map<Integer, Long> answers = new TreeMap<>();
    private long units;
    private long undone;
    private long sent;
    private int lost;
    private @Nullable String failure;

    LoadLoop(InetSocketAddress address, Workload workload, int connections, Pace pace, double seconds, long seed) {
        this.address = address;
        this.workload = workload;
        this.connections = connections;
        this.pace = pace;
        this.runNanos = (long) (seconds * 1e9);
        this.random = new SplittableRandom(seed);
    }

    @Override
    public LoadResult call() throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                idle.add(new Connection(address, selector, workload.request()));
            }
            try {
                run(selector);
            } finally {
                selector.keys().forEach(key -> ((Connection) key.attachment()).close());
            }
        }
        return new LoadResult(runNanos / 1e9, units, undone, answers, latencies, failure);
    }

    private void run(Selector selector) throws IOException {
        long start = System.nanoTime();
        long end = start + runNanos;
        long giveUp = end + LONGEST_WAIT_NANOS;
        while (true) {
            long now = System.nanoTime();
            if (now < end) {
                sendDue(start, now);
            } else if (idle.size() + lost == connections) {
                return;
            }
            if (lost == connections || now > giveUp) {
                fail(lost == connections ? "every connection is lost" : "no answer within 30 s of the end of the run");
                return;
            }
            selector.select(key -> ready(key, end), waitMillis(start, now, end));
        }
    }

    private void sendDue(long start, long now) {
        switch (pace) {
            case Pace.Closed _ -> {
                while (!idle.isEmpty()) {
                    send(idle.remove(), now);
                }
            }
            case Pace.Fixed fixed -> {
                while (!idle.isEmpty() && intended(fixed, start) <= now) {
                    send(idle.remove(), intended(fixed, start));
                }
            }
        }
    }

    private long intended(Pace.Fixed fixed, long start) {
        return start + (long) (sent * 1e9 / fixed.requestsPerSecond());
    }

    /** Whole milliseconds: a paced request may leave up to one too late, which counts against the server. */
    private long waitMillis(long start, long now, long end) {
        long until = end;
        if (pace instanceof Pace.Fixed fixed && now < end && !idle.isEmpty()) {
            until = Math.min(end, intended(fixed, start));
        }
        return now < end ? Math.max(1, (until - now) / 1_000_000) : 100;
    }

    private void send(Connection connection, long countedFromNanos) {
        workload.next(connection.request(), random);
        sent++;
        try {
            connection.send(countedFromNanos);
        } catch (IOException broken) {
            lose(connection, broken);
        }
    }

    private void ready(SelectionKey key, long end) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.flush();
            }
            if (key.isReadable() && connection.receive(scratch)) {
                answered(connection, end);
            }
        } catch (IOException | IllegalStateException broken) {
            lose(connection, broken);
        }
    }

    private void answered(Connection connection, long end) {
        long now = System.nanoTime();
        ResponseParser response = connection.response();
        int done = workload.done(response.status(), response.body(), response.bodyLength());
        if (done < workload.unitsPerRequest()) {
            String text = response.bodyText();
            fail("status " + response.status() + ": " + text.substring(0, Math.min(600, text.length())));
        }
        if (now <= end) {
            units += done;
            latencies.record(now - connection.startNanos());
        }
        undone += workload.unitsPerRequest() - done;
        answers.merge(response.status(), 1L, Long::sum);
        if (response.closing()) {
            lose(connection, new IOException("the server said Connection: close"));
        } else if (now < end && pace instanceof Pace.Closed) {
            send(connection, now);
        } else {
            idle.add(connection);
        }
    }

    private void lose(Connection connection, Exception why) {
        if (connection.busy()) {
            undone += workload.unitsPerRequest();
        }
        connection.close();
        lost++;
        fail("connection lost: " + why.getMessage());
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }
}
