package io.huiji.bench.server;

import io.huiji.bench.Database;
import io.huiji.bench.load.Load;
import io.huiji.bench.load.LoadResult;
import io.huiji.bench.load.Pace;
import io.huiji.bench.load.Workload;
import io.huiji.bench.purchases.BulkPurchases;
import io.huiji.bench.purchases.Chain;
import io.huiji.bench.purchases.EventTimes;
import io.huiji.bench.purchases.Numbers;
import io.huiji.bench.purchases.RequestHead;
import io.huiji.bench.purchases.SinglePurchases;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/** A running server with its chain prepared, ready for purchases. */
public final class Site {

    /** Purchases of a bulk call, and connections that send them, as the stated figure says. */
    public static final int BULK_ITEMS = 500;
    public static final int BULK_CONNECTIONS = 4;

    private final ServerProcess server;
    private final Database database;
    private final ChainSetup setup;
    private final Chain chain;
    private final RequestHead head;
    private final Numbers numbers;
    private final InstantSource clock;
    private final HeapWatch heap;
    private final int clientThreads;

    private Site(ServerProcess server, ObjectNode programme, int members, int clientThreads, InstantSource clock)
            throws IOException, InterruptedException, SQLException {
        this.server = server;
        this.clock = clock;
        this.clientThreads = clientThreads;
        this.database = server.database();
        this.setup = new ChainSetup(new Api(server.uri("/"), server.secret("operator-token")), database, clock);
        setup.publish(programme, true);
        this.chain = setup.chain(members);
        this.head = new RequestHead("127.0.0.1:" + server.port(), setup.key());
        this.numbers = new Numbers(clock);
        this.heap = HeapWatch.of(server);
    }

    /** Prepares a server that has nothing yet. */
    public static Site prepare(ServerProcess server, ObjectNode programme, int members, int clientThreads, InstantSource clock)
            throws IOException, InterruptedException, SQLException {
        return new Site(server, programme, members, clientThreads, clock);
    }

    public Database database() {
        return database;
    }

    public Books books() {
        return new Books(database);
    }

    public ServerProcess server() {
        return server;
    }

    public HeapWatch heap() {
        return heap;
    }

    /** From now on. */
    public void publish(ObjectNode programme) throws IOException, InterruptedException {
        setup.publish(programme, false);
        // Receipts carry whole seconds: the next one is the first that this version rates.
        Thread.sleep(1100);
    }

    public LoadResult single(int connections, Pace pace, double seconds) throws InterruptedException, SQLException {
        return run(new SinglePurchases(head, chain, numbers, EventTimes.now(clock)), connections, pace, seconds);
    }

    public LoadResult bulk(double seconds) throws InterruptedException, SQLException {
        return run(bulkWorkload(EventTimes.now(clock)), BULK_CONNECTIONS, new Pace.Closed(), seconds);
    }

    /** Bulk purchases of the past year. */
    public LoadResult history(double seconds) throws InterruptedException, SQLException {
        return run(bulkWorkload(EventTimes.past(clock, 365)), BULK_CONNECTIONS, new Pace.Closed(), seconds);
    }

    private Workload bulkWorkload(EventTimes times) {
        return new BulkPurchases(head, chain, numbers, times, BULK_ITEMS);
    }

    private LoadResult run(Workload workload, int connections, Pace pace, double seconds) throws InterruptedException, SQLException {
        books().checkpoint();
        return new Load(server.address(), connections, Math.min(clientThreads, connections)).run(workload, pace, seconds);
    }

    /** Size of what the server keeps on disk. */
    public long diskMegabytes() throws IOException {
        try (var files = Files.walk(server.data().resolve("pg"))) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / 1_000_000;
        }
    }

    /** No more looking; the server itself is ended with its scratch folder. */
    public void stopWatching() {
        heap.close();
    }
}
