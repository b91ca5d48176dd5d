package io.huiji.server.desk.batch;

import io.huiji.server.desk.Answer;
import io.huiji.server.desk.batch.BatchTransaction.HopeFailed;
import io.huiji.server.desk.batch.BatchTransaction.Mode;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.programme.Budgets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries a batch through faults. A fault is refusal or a retry that changes nothing twice: a lost race runs the whole batch again, a bad
 * row is found by halving, a fault at the commit is asked again with the same keys until the tickets' deadline.
 */
@Component
public class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    /** Times a batch that lost a race is run again. */
    static final int RACES_MAX = 5;

    private static final int PAUSE_MILLIS = 20;
    private static final int UNKNOWN_PAUSE_MILLIS = 250;

    private final BatchTransaction transaction;
    private final InstantSource clock;

    BatchRunner(BatchTransaction transaction, InstantSource clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Answers every ticket, whatever happens. No two tickets may share a key or a business number. */
    public void run(List<Ticket> tickets, SortedSet<Integer> lanes) {
        run(tickets, lanes, false);
    }

    /** @param maybeDone a commit of these tickets was lost: until a later run has seen what became of it, no answer may say "not done" */
    private void run(List<Ticket> tickets, SortedSet<Integer> lanes, boolean maybeDone) {
        boolean unknown = maybeDone;
        Mode mode = Mode.HOPEFUL;
        int races = 0;
        AtomicBoolean committing = new AtomicBoolean();
        while (true) {
            try {
                transaction.run(tickets, lanes, mode, committing).forEach(outcome -> outcome.ticket().answer().complete(outcome.answer()));
                return;
            } catch (HopeFailed failed) {
                mode = Mode.CAREFUL;
            } catch (Budgets.Contended contended) {
                mode = Mode.BUDGETS_LOCKED;
            } catch (RuntimeException failure) {
                switch (Fault.of(failure)) {
                    case LOST_RACE -> {
                        if (++races > RACES_MAX) {
                            fail(tickets, unknown ? ProblemCode.OUTCOME_UNKNOWN : ProblemCode.OVERLOADED);
                            return;
                        }
                        pause(ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS * races));
                    }
                    case CONNECTION -> {
                        unknown |= committing.get();
                        if (!unknown || expired(tickets)) {
                            fail(tickets, unknown ? ProblemCode.OUTCOME_UNKNOWN : ProblemCode.NOT_DONE);
                            return;
                        }
                        pause(UNKNOWN_PAUSE_MILLIS);
                    }
                    case LOCK_TIMEOUT -> {
                        apart(tickets, lanes, unknown, ProblemCode.IN_FLIGHT, failure);
                        return;
                    }
                    case OTHER -> {
                        apart(tickets, lanes, unknown, unknown ? ProblemCode.OUTCOME_UNKNOWN : ProblemCode.INTERNAL, failure);
                        return;
                    }
                }
            }
        }
    }

    /** Runs the halves by themselves, so that one bad ticket does not spoil the rest. */
    private void apart(List<Ticket> tickets, SortedSet<Integer> lanes, boolean unknown, ProblemCode single, RuntimeException failure) {
        if (tickets.size() == 1) {
            if (single != ProblemCode.IN_FLIGHT) {
                LOG.error("An order of kind {} failed; nothing was changed by it now", tickets.getFirst().order().getClass().getSimpleName(), failure);
            }
            fail(tickets, single);
            return;
        }
        int half = tickets.size() / 2;
        run(tickets.subList(0, half), lanes, unknown);
        run(tickets.subList(half, tickets.size()), lanes, unknown);
    }

    private boolean expired(List<Ticket> tickets) {
        return tickets.stream().allMatch(ticket -> ticket.deadline().isBefore(clock.instant()));
    }

    private static void fail(List<Ticket> tickets, ProblemCode code) {
        tickets.forEach(ticket -> ticket.answer().complete(new Answer.Failed(code, Map.of())));
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
