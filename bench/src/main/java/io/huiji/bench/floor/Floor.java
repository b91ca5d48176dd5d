package io.huiji.bench.floor;

import io.huiji.bench.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor: one durable transaction per earn, as one call of a stored function from a plain JDBC thread. What a till system without batches would do at best.
 * It is counted over the same wall-clock time as the load beside it.
 */
public final class Floor {

    public static final int ACCOUNTS = 200_000;

    private static final String CALL = "select bench_floor.earn(?, ?, ?)";

    private final Database database;

    private Floor(Database database) {
        this.database = database;
    }

    /** Makes its schema anew in this database. */
    public static Floor prepare(Database database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : FloorSchema.STATEMENTS) {
                statement.execute(sql);
            }
        }
        return new Floor(database);
    }

    public static void drop(Database database) throws SQLException {
        database.execute("drop schema if exists bench_floor cascade");
    }

    /** Earns a second over so many connections, each with a thread of its own. */
    public double earnsPerSecond(int connections, double seconds) throws SQLException, InterruptedException {
        CountDownLatch ready = new CountDownLatch(connections);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                long seed = System.nanoTime() + i;
                parts.add(pool.submit(() -> earn(new SplittableRandom(seed), ready, start, seconds)));
            }
            ready.await();
            start.countDown();
            long sum = 0;
            for (Future<Long> part : parts) {
                sum += part.get();
            }
            return sum / seconds;
        } catch (ExecutionException failed) {
            throw new SQLException("the floor failed: " + failed.getCause(), failed.getCause());
        }
    }

    /** @return earns that were durable before the end */
    private long earn(SplittableRandom random, CountDownLatch ready, CountDownLatch start, double seconds) throws SQLException, InterruptedException {
        try (Connection connection = open(ready); PreparedStatement call = connection.prepareStatement(CALL)) {
            ready.countDown();
            start.await();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            long done = 0;
            while (true) {
                call.setObject(1, new UUID(random.nextLong(), random.nextLong()));
                call.setLong(2, random.nextInt(ACCOUNTS) + 1L);
                call.setLong(3, random.nextLong(1, 500));
                call.execute();
                if (System.nanoTime() - end >= 0) {
                    return done;
                }
                done++;
            }
        }
    }

    /** Counts itself ready when it cannot connect, so that the others do not wait for it. */
    private Connection open(CountDownLatch ready) throws SQLException {
        try {
            return database.connect();
        } catch (SQLException refused) {
            ready.countDown();
            throw refused;
        }
    }
}
