package io.huiji.server.desk.lane;

import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.BatchRunner;
import io.huiji.server.desk.batch.Ticket;
import io.huiji.server.desk.store.LaneSql;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The lanes of this instance and their workers; started before the web server, ended after it and before the pool. */
@Component
@EnableConfigurationProperties(LaneSettings.class)
public class Lanes implements SmartLifecycle {

    private final LaneSql laneSql;
    private final BatchRunner runner;
    private final LaneSettings settings;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private final ThreadPoolExecutor alone;
    private volatile boolean running;

    Lanes(LaneSql laneSql, BatchRunner runner, LaneSettings settings) {
        this.laneSql = laneSql;
        this.runner = runner;
        this.settings = settings;
        this.alone = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(settings.transfersMax()),
                Thread.ofPlatform().name("desk-transfer-", 0).factory());
    }

    public LaneSettings settings() {
        return settings;
    }

    /** @return false when there is no room */
    public boolean offer(Ticket ticket, Urgency urgency) {
        if (!running) {
            return false;
        }
        if (ticket.order() instanceof Order.OfTwo two) {
            return offerAlone(ticket, two);
        }
        return lanes.get(laneOf(ticket.order().head().memberId())).offer(ticket, urgency);
    }

    private boolean offerAlone(Ticket ticket, Order.OfTwo two) {
        TreeSet<Integer> both = new TreeSet<>(List.of(laneOf(two.head().memberId()), laneOf(two.otherMemberId())));
        try {
            alone.execute(() -> runner.run(List.of(ticket), both));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Orders that wait in all lanes. */
    public int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum() + alone.getQueue().size();
    }

    private int laneOf(long memberId) {
        return Math.floorMod(memberId, lanes.size());
    }

    @Override
    public void start() {
        int count = laneSql.count();
        for (int number = 0; number < count; number++) {
            Lane lane = new Lane(number, runner, settings);
            lanes.add(lane);
            workers.add(Thread.ofPlatform().name("desk-lane-" + number).start(lane));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        lanes.forEach(Lane::close);
        alone.shutdown();
        try {
            for (Thread worker : workers) {
                worker.join(settings.deadline());
            }
            if (!alone.awaitTermination(settings.deadline().toSeconds(), TimeUnit.SECONDS)) {
                alone.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        lanes.clear();
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts and after it has ended (it runs in a later phase). */
    @Override
    public int getPhase() {
        return 0;
    }
}
