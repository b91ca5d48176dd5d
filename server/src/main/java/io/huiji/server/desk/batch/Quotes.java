package io.huiji.server.desk.batch;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.programme.Plan;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Order;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.programme.Programmes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a purchase would earn: the same facts, the same engine, nothing written. */
@Component
public class Quotes {

    private final FactsReader reader;
    private final Programmes programmes;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Quotes(FactsReader reader, Programmes programmes, InstantSource clock, TransactionTemplate transaction) {
        this.reader = reader;
        this.programmes = programmes;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @throws Problem {@code member_unknown} */
    public Answer.Decided quote(Order.Purchase order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BatchFacts batch = transaction.execute(status -> reader.read(List.of(order), now, false));
        MemberWork work = batch == null ? null : batch.members().get(order.head().memberId());
        if (batch == null || work == null) {
            throw Problem.of(ProblemCode.MEMBER_UNKNOWN);
        }
        Plan plan = programmes.inForce(order.receipt().eventAt());
        Map<String, Long> budgetLeft = new HashMap<>();
        for (String code : FactsReader.budgetCodes(plan)) {
            budgetLeft.put(code, batch.budgetLeft().getOrDefault(code, 0L));
        }
        Instant at = now.isBefore(work.lastBookedAt) ? work.lastBookedAt : now;
        Command command = new Command.Purchase(order.receipt());
        MemberFacts member = command.needsLots(work.facts.balance()) ? work.facts : work.factsWithoutLots();
        Facts facts = new Facts(at, member, order.head().store(), budgetLeft);
        Decision decision = Engine.decide(plan, facts, command, true);
        return new Answer.Decided(0, order.head().memberId(), at, plan, facts, decision, false);
    }
}
