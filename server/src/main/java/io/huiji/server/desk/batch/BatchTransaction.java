package io.huiji.server.desk.batch;

import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Claims.Fresh;
import io.huiji.server.desk.batch.Claims.Result;
import io.huiji.server.desk.store.LaneSql;
import io.huiji.server.programme.Budgets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One batch, one transaction: claim the keys and numbers, lock the lane, read the facts, decide, write, shared budgets last.
 * The order is the same for every writer of every instance (ARCHITECTURE.md).
 */
@Component
class BatchTransaction {

    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Claims claims;
    private final LaneSql lanes;
    private final FactsReader reader;
    private final Decider decider;
    private final ChangesWriter writer;
    private final Budgets budgets;
    private final Repeats repeats;

    BatchTransaction(TransactionTemplate transaction, InstantSource clock, Claims claims, LaneSql lanes, FactsReader reader, Decider decider,
            ChangesWriter writer, Budgets budgets, Repeats repeats) {
        this.transaction = transaction;
        this.clock = clock;
        this.claims = claims;
        this.lanes = lanes;
        this.reader = reader;
        this.decider = decider;
        this.writer = writer;
        this.budgets = budgets;
        this.repeats = repeats;
    }

    /** A budget was drawn below what this batch had read: decide again with the budgets locked. */
    static final class BudgetContended extends RuntimeException {
        BudgetContended() {
            super("a budget's guard failed", null, false, false);
        }
    }

    /**
     * @param laneNumbers every lane a member of the batch is in, ascending
     * @param committing set when all is written and only the commit is left: a fault from then on is "unknown"
     * @throws BudgetContended when a budget's guard fails and {@code lockBudgets} is off
     */
    List<Outcome> run(List<Ticket> tickets, SortedSet<Integer> laneNumbers, boolean lockBudgets, AtomicBoolean committing) {
        committing.set(false);
        List<Outcome> outcomes = transaction.execute(status -> {
            List<Outcome> inside = inside(tickets, laneNumbers, lockBudgets);
            committing.set(true);
            return inside;
        });
        if (outcomes == null) {
            throw new IllegalStateException("a batch without outcomes");
        }
        return outcomes;
    }

    private List<Outcome> inside(List<Ticket> tickets, SortedSet<Integer> laneNumbers, boolean lockBudgets) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Result claimed = claims.claim(tickets, now);
        List<Outcome> outcomes = new ArrayList<>(claimed.failed());
        if (!claimed.fresh().isEmpty()) {
            for (int lane : laneNumbers) {
                lanes.lock(lane);
            }
            List<Order> orders = claimed.fresh().stream().map(Fresh::order).toList();
            BatchFacts facts = reader.read(orders, now, lockBudgets);
            Decided decided = decider.decide(claimed.fresh(), facts);
            writer.write(decided, facts);
            if (!decided.budgetDraws.isEmpty() && !budgets.draw(new TreeMap<>(decided.budgetDraws))) {
                throw new BudgetContended();
            }
            outcomes.addAll(decided.outcomes);
        }
        outcomes.addAll(repeats.answer(claimed.repeats()));
        return outcomes;
    }
}
