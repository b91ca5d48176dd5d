package io.huiji.server.platform.web;

import io.huiji.server.platform.DatabaseState;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A database that is away or busy: nothing was done, and the request may be sent again. */
final class DatabaseProblems {

    private DatabaseProblems() {}

    static Optional<Problem> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isAway(sql.getSQLState()))) {
                return Optional.of(Problem.later(ProblemCode.NOT_DONE, DatabaseState.RETRY_AFTER));
            }
            if (cause instanceof PessimisticLockingFailureException) {
                return Optional.of(Problem.later(ProblemCode.OVERLOADED, DatabaseState.RETRY_AFTER));
            }
        }
        return Optional.empty();
    }

    /** Connection lost, out of resources, shutting down. */
    private static boolean isAway(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }
}
