package io.huiji.server.desk;

import io.huiji.server.desk.batch.Ticket;
import io.huiji.server.desk.lane.Lanes;
import io.huiji.server.platform.ProblemCode;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Carries orders out: each waits in its member's lane, a lane's waiting orders become one transaction. */
@Component
public class Desk {

    /** A member who answers for another may be merged herself while an order is on its way. */
    private static final int HOPS_MAX = 3;

    private final Lanes lanes;
    private final InstantSource clock;

    Desk(Lanes lanes, InstantSource clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Who waits: a till goes first and gets its explanation with the answer; bulk and jobs take slices. */
    public enum Urgency { TILL, BULK }

    /**
     * Never blocks; completes when the order's transaction is durable. Never completes exceptionally. An order for a member who was merged is carried out for the
     * one who answers for her.
     */
    public CompletableFuture<Answer> submit(Order order, Urgency urgency) {
        return submit(order, urgency, HOPS_MAX);
    }

    private CompletableFuture<Answer> submit(Order order, Urgency urgency, int hops) {
        return offer(order, urgency).thenCompose(answer -> {
            Order led = hops == 0 ? null : Led.on(order, answer);
            return led == null ? CompletableFuture.completedFuture(answer) : submit(led, urgency, hops - 1);
        });
    }

    private CompletableFuture<Answer> offer(Order order, Urgency urgency) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Ticket ticket = new Ticket(order, clock.instant().plus(lanes.settings().deadline()), urgency == Urgency.TILL, answer);
        if (!lanes.offer(ticket, urgency)) {
            answer.complete(new Answer.Failed(ProblemCode.OVERLOADED, Map.of()));
        }
        return answer;
    }
}
