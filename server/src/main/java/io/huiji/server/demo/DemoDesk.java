package io.huiji.server.demo;

import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.platform.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Hands orders to the desk, a bounded number at a time; a lane keeps their order. What the desk could not do for the moment is asked again. For one thread. */
final class DemoDesk {

    /** Enough for a full batch of each lane; and no more than happens within half a day, for the clock runs on meanwhile. */
    private static final int IN_FLIGHT_MAX = 512;

    private static final int TRIES_MAX = 40;
    private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
    private static final Set<ProblemCode> PASSING = Set.of(ProblemCode.OVERLOADED, ProblemCode.NOT_DONE, ProblemCode.OUTCOME_UNKNOWN, ProblemCode.IN_FLIGHT);

    private final Desk desk;
    private final Semaphore room = new Semaphore(IN_FLIGHT_MAX);
    private final List<CompletableFuture<Answer>> out = new ArrayList<>();

    DemoDesk(Desk desk) {
        this.desk = desk;
    }

    CompletableFuture<Answer> submit(Order order) {
        room.acquireUninterruptibly();
        return kept(send(order, 1).whenComplete((answer, thrown) -> room.release()));
    }

    /** What follows from an answer, if anything. */
    void after(CompletableFuture<Answer> first, Function<Answer, Optional<Order>> next) {
        CompletableFuture<Answer> unused = kept(first.thenCompose(answer -> next.apply(answer).map(order -> send(order, 1)).orElse(CompletableFuture.completedFuture(answer))));
    }

    /** All that was handed in is in the books. @throws RuntimeException when the desk would not have it */
    void drain() {
        CompletableFuture.allOf(out.toArray(CompletableFuture[]::new)).join();
        out.clear();
    }

    private CompletableFuture<Answer> kept(CompletableFuture<Answer> answer) {
        out.add(answer);
        return answer;
    }

    private CompletableFuture<Answer> send(Order order, int tries) {
        return desk.submit(order, Urgency.BULK).thenCompose(answer -> answer instanceof Answer.Failed failed ? again(order, failed, tries) : CompletableFuture.completedFuture(answer));
    }

    /** A refund that finds no receipt may only have overtaken a sale that is itself asked again. */
    private CompletableFuture<Answer> again(Order order, Answer.Failed failed, int tries) {
        boolean passing = PASSING.contains(failed.code()) || (failed.code() == ProblemCode.RECEIPT_UNKNOWN && order instanceof Order.Refund);
        if (!passing || tries == TRIES_MAX) {
            return CompletableFuture.failedFuture(new IllegalStateException(order.getClass().getSimpleName() + ": " + failed.code() + " " + failed.details()));
        }
        return CompletableFuture.supplyAsync(() -> order, LATER).thenCompose(same -> send(same, tries + 1));
    }
}
