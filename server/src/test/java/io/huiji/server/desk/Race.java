package io.huiji.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many threads behind one barrier. */
final class Race {

    static final int THREADS = 64;

    private Race() {}

    /** @return what each was answered, in the order of their numbers */
    static List<Reply> run(IntFunction<Callable<Reply>> runner) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Reply>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<Reply> run = runner.apply(i);
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return run.call();
                }));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
            return replies;
        }
    }
}
