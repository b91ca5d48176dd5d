package io.huiji.server.desk.batch;

import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Claims.Fresh;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an order would do: the facts that the desk reads, the decision that it makes, nothing claimed and nothing written. */
@Component
public class Quotes {

    /** A decision without a number was not carried out. */
    private static final long NO_DECISION = 0;

    private final FactsReader reader;
    private final Decider decider;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Quotes(FactsReader reader, Decider decider, InstantSource clock, TransactionTemplate transaction) {
        this.reader = reader;
        this.decider = decider;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Refused or failed as the order itself would be. What its number was used for before is not looked at. */
    public Answer quote(Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Fresh fresh = new Fresh(new Ticket(order, now, true, new CompletableFuture<>()), NO_DECISION);
        Decided decided = transaction.execute(status -> decider.decide(List.of(fresh), reader.read(List.of(order), now, false)));
        return Objects.requireNonNull(decided).outcomes.getFirst().answer();
    }
}
