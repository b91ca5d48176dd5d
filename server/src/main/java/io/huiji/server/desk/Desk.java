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

    private final Lanes lanes;
    private final InstantSource clock;

    Desk(Lanes lanes, InstantSource clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Who waits: a till goes first and gets its explanation with the answer; bulk and jobs take slices. */
    public enum Urgency { TILL, BULK }

    /** Never blocks; completes when the order's transaction is durable. Never completes exceptionally. */
    public CompletableFuture<Answer> submit(Order order, Urgency urgency) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Ticket ticket = new Ticket(order, clock.instant().plus(lanes.settings().deadline()), urgency == Urgency.TILL, answer);
        if (!lanes.offer(ticket, urgency)) {
            answer.complete(new Answer.Failed(ProblemCode.OVERLOADED, Map.of()));
        }
        return answer;
    }
}
