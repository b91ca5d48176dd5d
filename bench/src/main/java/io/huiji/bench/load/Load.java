package io.huiji.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends a workload over kept-alive connections for a while.
 *
 * @param threads of the client; the connections are shared out among them
 */
public record Load(InetSocketAddress address, int connections, int threads) {

    public Load {
        if (threads < 1 || connections < threads) {
            throw new IllegalArgumentException(connections + " connections, " + threads + " threads");
        }
    }

    /** @throws IllegalStateException if it could not run, e.g. nobody listens at the address */
    public LoadResult run(Workload workload, Pace pace, double seconds) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<LoadResult>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int share = connections / threads + (i < connections % threads ? 1 : 0);
                parts.add(pool.submit(new LoadLoop(address, workload, share, shared(pace, share), seconds, System.nanoTime() + i)));
            }
            LoadResult sum = parts.getFirst().get();
            for (Future<LoadResult> part : parts.subList(1, parts.size())) {
                sum = sum.and(part.get());
            }
            return sum;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the load client failed: " + failed.getCause(), failed.getCause());
        }
    }

    private Pace shared(Pace pace, int share) {
        return switch (pace) {
            case Pace.Closed closed -> closed;
            case Pace.Fixed fixed -> new Pace.Fixed(fixed.requestsPerSecond() * share / connections);
        };
    }
}
