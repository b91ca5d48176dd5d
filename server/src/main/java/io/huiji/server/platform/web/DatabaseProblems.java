package io.huiji.server.platform.web;

import io.huiji.server.platform.DatabaseState;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.SqlStates;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A database that is away or busy: nothing was done, and the request may be sent again. */
final class DatabaseProblems {

    private DatabaseProblems() {}

    static Optional<Problem> of(Throwable thrown) {
        if (SqlStates.isAway(thrown) || isCausedBy(thrown, CannotCreateTransactionException.class) || isCausedBy(thrown, SQLTransientConnectionException.class)) {
            return Optional.of(Problem.later(ProblemCode.NOT_DONE, DatabaseState.RETRY_AFTER));
        }
        if (SqlStates.isConflict(thrown) || isCausedBy(thrown, PessimisticLockingFailureException.class)) {
            return Optional.of(Problem.later(ProblemCode.OVERLOADED, DatabaseState.RETRY_AFTER));
        }
        return Optional.empty();
    }

    private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
