package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Order;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Programmes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A member as she is this instant: what is due (activations, lapsed lots, expired holds) counts, whether or not it was booked (I4, I9). */
@Component
public class MemberNow {

    private final FactsReader reader;
    private final Programmes programmes;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    MemberNow(FactsReader reader, Programmes programmes, InstantSource clock, TransactionTemplate transaction) {
        this.reader = reader;
        this.programmes = programmes;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The settled member and the plan in force. */
    public record Seen(MemberFacts member, Plan plan, Instant at) {}

    /** @throws Problem {@code member_unknown}, {@code member_merged} with the {@code survivorId} */
    public Seen see(long memberId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Order settle = new Order.Settle(new Order.Head(new WriteKey(new UUID(0, 0), new UUID(0, 0)), 0, memberId, null));
        BatchFacts batch = transaction.execute(status -> reader.read(List.of(settle), now, false));
        MemberWork work = batch == null ? null : batch.members().get(memberId);
        Long survivor = batch == null ? null : batch.mergedInto().get(memberId);
        if (survivor != null) {
            throw Problem.of(ProblemCode.MEMBER_MERGED, Map.of("survivorId", Long.toString(survivor)));
        }
        if (work == null) {
            throw Problem.of(ProblemCode.MEMBER_UNKNOWN);
        }
        // As an order would be: a clock that steps back does not bring back what has lapsed.
        Instant at = now.isBefore(work.lastBookedAt) ? work.lastBookedAt : now;
        Plan plan = programmes.inForce(now);
        Command command = new Command.Settle();
        Decision decision = Engine.decide(plan, new Facts(at, work.facts, null, Map.of()), command, false);
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("settling was refused: " + decision);
        }
        AtomicLong names = new AtomicLong();
        return new Seen(Engine.after(work.facts, command, accepted.changes(), 0, names::decrementAndGet), plan, at);
    }
}
