package io.huiji.server.desk.lane;

import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.BatchRunner;
import io.huiji.server.desk.batch.Ticket;
import io.huiji.server.purchase.ReceiptNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Orders of a share of the members, carried out batch by batch by one worker. Tills go first, bulk takes what room is left, so a till waits
 * for at most the batch that is running. Nobody waits for a batch to fill.
 */
final class Lane implements Runnable {

    private final SortedSet<Integer> number;
    private final BatchRunner runner;
    private final LaneSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Ticket> tills = new ArrayDeque<>();
    private final Deque<Ticket> bulk = new ArrayDeque<>();
    private boolean closed;

    Lane(int number, BatchRunner runner, LaneSettings settings) {
        this.number = new TreeSet<>(Set.of(number));
        this.runner = runner;
        this.settings = settings;
    }

    /** @return false when the queue is full or the lane is closed */
    boolean offer(Ticket ticket, Urgency urgency) {
        lock.lock();
        try {
            Deque<Ticket> queue = urgency == Urgency.TILL ? tills : bulk;
            if (closed || queue.size() >= settings.queueMax()) {
                return false;
            }
            queue.addLast(ticket);
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What waits is still carried out; then the worker ends. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return tills.size() + bulk.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        for (List<Ticket> batch = next(); !batch.isEmpty(); batch = next()) {
            runner.run(batch, number);
        }
    }

    /** Waits for orders; empty when the lane is closed and has nothing left. */
    private List<Ticket> next() {
        lock.lock();
        try {
            while (tills.isEmpty() && bulk.isEmpty()) {
                if (closed) {
                    return List.of();
                }
                arrived.awaitUninterruptibly();
            }
            Selection selection = new Selection();
            selection.take(tills, settings.batchMax());
            selection.take(bulk, settings.batchMax());
            return selection.batch;
        } finally {
            lock.unlock();
        }
    }

    /** A batch in which no key, number or redemption stands twice: the second of a pair waits for the next batch and finds the first's answer. */
    private static final class Selection {

        private final List<Ticket> batch = new ArrayList<>();
        private final Set<Object> seen = new HashSet<>();

        void take(Deque<Ticket> queue, int max) {
            List<Ticket> deferred = new ArrayList<>();
            while (batch.size() < max && !queue.isEmpty()) {
                Ticket ticket = queue.removeFirst();
                if (fits(ticket.order())) {
                    batch.add(ticket);
                } else {
                    deferred.add(ticket);
                }
            }
            for (int i = deferred.size() - 1; i >= 0; i--) {
                queue.addFirst(deferred.get(i));
            }
        }

        private boolean fits(Order order) {
            List<Object> names = new ArrayList<>(3);
            names.add(order.head().key().claim());
            switch (order) {
                case Order.Purchase bought -> names.add(bought.number());
                case Order.Refund refund -> {
                    // The sale itself may be in this batch; its decision must be written first. Two refunds of one sale may share a batch.
                    if (seen.contains(refund.sale())) {
                        return false;
                    }
                    names.add(new RefundName(refund.refund()));
                }
                case Order.Grant grant -> names.add(grant.activity() + "/" + grant.reference());
                case Order.Restore restore -> names.add(restore.redemptionDecisionId());
                default -> { }
            }
            for (Object name : names) {
                if (seen.contains(name)) {
                    return false;
                }
            }
            seen.addAll(names);
            return true;
        }

        private record RefundName(ReceiptNumber number) {}
    }
}
