package io.huiji.server.desk.batch;

import io.huiji.server.desk.Order;
import io.huiji.server.desk.batch.Claims.Fresh;
import io.huiji.server.desk.batch.Claims.Hope;
import io.huiji.server.desk.batch.Claims.Result;
import io.huiji.server.desk.store.LaneSql;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.Statement;
import io.huiji.server.programme.Budgets;
import io.huiji.server.programme.Programmes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
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
    private final Programmes programmes;
    private final Repeats repeats;
    private final RoundTrip roundTrip;

    BatchTransaction(TransactionTemplate transaction, InstantSource clock, Claims claims, LaneSql lanes, FactsReader reader, Decider decider,
            ChangesWriter writer, Programmes programmes, Repeats repeats, RoundTrip roundTrip) {
        this.transaction = transaction;
        this.clock = clock;
        this.claims = claims;
        this.lanes = lanes;
        this.reader = reader;
        this.decider = decider;
        this.writer = writer;
        this.programmes = programmes;
        this.roundTrip = roundTrip;
        this.repeats = repeats;
    }

    /** How a batch is run: from the cheapest, which most batches end with, to the surest. */
    enum Mode {
        /** Purchases that are taken to be new: keys, numbers, lane and facts in one round trip. */
        HOPEFUL,
        /** Who of the tickets is new is looked at first. */
        CAREFUL,
        /** Besides, the budgets are read with a lock, because a guard failed. */
        BUDGETS_LOCKED
    }

    /** A ticket of a hopeful batch is not new, or there is a new version of the programme: run it carefully. */
    static final class HopeFailed extends RuntimeException {
        HopeFailed() {
            super("not all is new", null, false, false);
        }
    }

    /**
     * @param laneNumbers every lane a member of the batch is in, ascending
     * @param committing set when all is written and only the commit is left: a fault from then on is "unknown"
     * @throws HopeFailed in mode HOPEFUL alone
     * @throws Budgets.Contended when a budget's guard fails; not in mode BUDGETS_LOCKED
     */
    List<Outcome> run(List<Ticket> tickets, SortedSet<Integer> laneNumbers, Mode mode, AtomicBoolean committing) {
        committing.set(false);
        List<Outcome> outcomes = transaction.execute(status -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Outcome> inside = mode == Mode.HOPEFUL && tickets.stream().allMatch(BatchTransaction::takesItsOwnNumber)
                    ? hopeful(tickets, laneNumbers, now) : careful(tickets, laneNumbers, now, mode == Mode.BUDGETS_LOCKED);
            committing.set(true);
            return inside;
        });
        if (outcomes == null) {
            throw new IllegalStateException("a batch without outcomes");
        }
        return outcomes;
    }

    /** A late credit does not: its receipt is there already and must be looked at. */
    private static boolean takesItsOwnNumber(Ticket ticket) {
        return ticket.order() instanceof Order.Purchase bought && !bought.late();
    }

    private List<Outcome> hopeful(List<Ticket> purchases, SortedSet<Integer> laneNumbers, Instant now) {
        Hope hope = claims.hope(purchases, now);
        Programmes.News news = programmes.news();
        Reading reading = reader.reading(hope.fresh().stream().map(Fresh::order).toList(), now);
        List<Statement> first = new ArrayList<>(hope.statements());
        laneNumbers.forEach(lane -> first.add(lanes.lock(lane)));
        first.add(news.statement());
        first.addAll(reading.statements());
        roundTrip.run(first);
        if (news.take() || !hope.isFulfilled()) {
            throw new HopeFailed();
        }
        BatchFacts facts = new BatchFacts(now, reader.works(reading), reading.mergedInto(), Map.of(), Map.of(), reading.budgetLeft());
        Decided decided = decider.decide(hope.fresh(), facts);
        writer.write(decided, facts);
        return decided.outcomes;
    }

    private List<Outcome> careful(List<Ticket> tickets, SortedSet<Integer> laneNumbers, Instant now, boolean lockBudgets) {
        Result claimed = claims.claim(tickets, now);
        List<Outcome> outcomes = new ArrayList<>(claimed.failed());
        if (!claimed.fresh().isEmpty()) {
            roundTrip.run(laneNumbers.stream().map(lanes::lock).toList());
            List<Order> orders = claimed.fresh().stream().map(Fresh::order).toList();
            BatchFacts facts = reader.read(orders, now, lockBudgets);
            Decided decided = decider.decide(claimed.fresh(), facts);
            writer.write(decided, facts);
            outcomes.addAll(decided.outcomes);
        }
        outcomes.addAll(repeats.answer(claimed.repeats()));
        return outcomes;
    }
}
