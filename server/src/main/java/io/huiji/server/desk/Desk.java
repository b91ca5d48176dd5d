package io.huiji.server.desk;

import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Carries orders out: each waits in its member's lane, a lane's waiting orders become one transaction. */
@Component
public class Desk {

    /** Who waits: a till goes first, bulk and jobs take slices. */
    public enum Urgency { TILL, BULK }

    /** Never blocks; completes when the order's transaction is durable. Never completes exceptionally but for defects. */
    public CompletableFuture<Answer> submit(Order order, Urgency urgency) {
        throw new IllegalStateException(order + " " + urgency);
    }
}
