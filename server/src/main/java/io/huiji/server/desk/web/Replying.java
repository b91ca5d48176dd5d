package io.huiji.server.desk.web;

import io.huiji.engine.decision.Decision;
import io.huiji.server.desk.Answer;
import io.huiji.server.desk.Desk;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.desk.Order;
import io.huiji.server.desk.web.DecisionView.Because;
import io.huiji.server.platform.Digests;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Submits an order for a waiting person and turns its answer into HTTP. */
@Component
class Replying {

    private static final Logger LOG = LoggerFactory.getLogger(Replying.class);

    /** A quote claims nothing. */
    static final WriteKey NO_KEY = new WriteKey(new UUID(0, 0), Digests.uuid("quote"));

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Desk desk;

    Replying(Desk desk) {
        this.desk = desk;
    }

    /** @throws Problem what the desk or the engine refused */
    ResponseEntity<DecisionView> submit(Order order) {
        return reply(wait(order), order instanceof Order.Grant || order instanceof Order.Purchase ? 201 : 200);
    }

    Answer wait(Order order) {
        try {
            return desk.submit(order, Urgency.TILL).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Problem.later(ProblemCode.OUTCOME_UNKNOWN, RETRY_AFTER);
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }

    /** Reads how something stands that was done. @throws Problem {@code outcome_unknown}: the reading failed, which must not sound as if nothing was done */
    static <T> T tell(Supplier<T> done) {
        try {
            return done.get();
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn("Done, and not told: {}", failed.getClass().getSimpleName());
            throw Problem.later(ProblemCode.OUTCOME_UNKNOWN, RETRY_AFTER);
        }
    }

    static ResponseEntity<DecisionView> reply(Answer answer, int status) {
        if (!(answer instanceof Answer.Decided decided)) {
            throw problem(answer);
        }
        var changes = DecisionView.changes(decided);
        if (changes == null) {
            throw problem(answer);
        }
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(status);
        if (decided.repeated()) {
            builder.header("Idempotency-Hit", "true");
        }
        return builder.body(DecisionView.accepted(decided, changes));
    }

    /** The problem that a failed or refused answer is. */
    static Problem problem(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed when failed.code().status() == 503 || failed.code() == ProblemCode.IN_FLIGHT ->
                    Problem.later(failed.code(), RETRY_AFTER);
            case Answer.Failed failed -> Problem.of(failed.code(), failed.details());
            case Answer.Decided decided when decided.decision() instanceof Decision.Refused refused -> {
                Map<String, Object> details = new HashMap<>(refused.numbers());
                details.put("explanation", Because.of(refused.steps()));
                yield Problem.of(ProblemCode.valueOf(refused.refusal().name().toUpperCase(Locale.ROOT)), details);
            }
            case Answer.Decided decided -> throw new IllegalStateException("not a problem: " + decided.decisionId());
        };
    }
}
