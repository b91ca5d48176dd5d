package io.huiji.server.desk.batch;

import io.huiji.engine.facts.MemberFacts;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Led;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Claims.Fresh;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Look look = look(order, now);
        Order led = Led.on(order, look.answer());
        return led == null ? look.answer() : look(led, now).answer();
    }

    /** What an order that touches two members would do, and how it would leave them. */
    public Look look(Order.OfTwo order) {
        return look(order, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** @param before members as they were seen, by id; {@code after}: as they would be */
    public record Look(Answer answer, Map<Long, MemberFacts> before, Map<Long, MemberFacts> after, Instant at) {}

    private Look look(Order order, Instant now) {
        Fresh fresh = new Fresh(new Ticket(order, now, true, new CompletableFuture<>()), NO_DECISION);
        return Objects.requireNonNull(transaction.execute(status -> {
            BatchFacts facts = reader.read(List.of(order), now, false);
            Map<Long, MemberFacts> before = seen(facts);
            Decided decided = decider.decide(List.of(fresh), facts);
            return new Look(decided.outcomes.getFirst().answer(), before, seen(facts), now);
        }));
    }

    private static Map<Long, MemberFacts> seen(BatchFacts facts) {
        Map<Long, MemberFacts> seen = new HashMap<>();
        facts.members().forEach((id, work) -> seen.put(id, work.facts));
        return seen;
    }
}
