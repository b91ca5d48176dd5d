package io.huiji.server.imports.job;

import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.platform.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hands orders to the desk one after the other, a bounded number at a time. A lane keeps their order, so each member's are carried out in order of time.
 * When something must be asked again (busy, database away), nothing further is sent until all that is out has been answered, and what failed goes first.
 */
final class Conveyor<T> {

    /** Most orders that wait for an answer. Well below a lane's queue, so that an import alone never fills it. */
    static final int IN_FLIGHT_MAX = 1_024;

    /** Tries until an import gives up, about half a minute after the database went away. */
    static final int TRIES_MAX = 20;

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** @param item what the order stands for */
    record Sent<T>(long sequence, T item, Order order, int tries) {}

    interface Outcome<T> {
        /** Called by several threads. */
        void answered(T item, Order order, Answer answer);
    }

    private final Desk desk;
    private final Outcome<T> outcome;
    private final Progress progress;
    private final Semaphore room = new Semaphore(IN_FLIGHT_MAX);
    private final List<Sent<T>> again = new ArrayList<>();
    private long sequence;

    Conveyor(Desk desk, Outcome<T> outcome, Progress progress) {
        this.desk = desk;
        this.outcome = outcome;
        this.progress = progress;
    }

    /** One thing to send. */
    record Item<T>(T item, Order order) {}

    /** @throws Progress.Stopped when told to; all that was sent has been answered */
    void send(Iterator<Item<T>> items) {
        try {
            while (items.hasNext()) {
                progress.check();
                Item<T> next = items.next();
                submit(new Sent<>(sequence++, next.item(), next.order(), 1));
                catchUp();
            }
        } finally {
            drain();
        }
        for (boolean more = catchUp(); more; more = catchUp()) {
            progress.check();
            drain();
        }
    }

    private void submit(Sent<T> sent) {
        take(1);
        CompletableFuture<Answer> answer = desk.submit(sent.order(), Urgency.BULK);
        CompletableFuture<Void> unused = answer.handle((given, thrown) -> {
            try {
                if (thrown != null) {
                    answered(sent, new Answer.Failed(ProblemCode.INTERNAL, java.util.Map.of()));
                } else {
                    answered(sent, given);
                }
            } finally {
                room.release();
            }
            return null;
        });
    }

    private void answered(Sent<T> sent, Answer answer) {
        if (answer instanceof Answer.Failed failed && isPassing(failed.code(), sent)) {
            synchronized (again) {
                again.add(sent);
            }
        } else {
            outcome.answered(sent.item(), sent.order(), answer);
            progress.step();
        }
    }

    /** A refund that finds no receipt may only have overtaken a sale that is itself to be sent again. */
    private static boolean isPassing(ProblemCode code, Sent<?> sent) {
        return switch (code) {
            case OVERLOADED, NOT_DONE, OUTCOME_UNKNOWN, IN_FLIGHT -> sent.tries() < TRIES_MAX;
            case RECEIPT_UNKNOWN -> sent.order() instanceof Order.Refund && sent.tries() < 3;
            default -> false;
        };
    }

    /** Sends again what failed; false: nothing had. */
    private boolean catchUp() {
        synchronized (again) {
            if (again.isEmpty()) {
                return false;
            }
        }
        drain();
        List<Sent<T>> failed;
        synchronized (again) {
            failed = new ArrayList<>(again);
            again.clear();
        }
        failed.sort(Comparator.comparingLong(Sent::sequence));
        pause(failed.getFirst().tries());
        for (Sent<T> sent : failed) {
            submit(new Sent<>(sent.sequence(), sent.item(), sent.order(), sent.tries() + 1));
        }
        drain();
        return true;
    }

    private void drain() {
        take(IN_FLIGHT_MAX);
        room.release(IN_FLIGHT_MAX);
    }

    private void take(int permits) {
        try {
            if (!room.tryAcquire(permits, LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the desk has not answered for " + LONGEST_ANSWER);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Progress.Stopped();
        }
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(Duration.ofMillis(50L << Math.min(tries, 6)).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : Duration.ofMillis(50L << Math.min(tries, 6)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Progress.Stopped();
        }
    }
}
