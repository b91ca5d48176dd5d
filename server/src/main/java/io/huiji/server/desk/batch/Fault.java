package io.huiji.server.desk.batch;

import io.huiji.server.member.Merges;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What kind of fault broke a transaction, by SQLSTATE. */
enum Fault {
    /** 40001 serialization failure, 40P01 deadlock: nothing was done, run again. So with a member who changed while she was merged. */
    LOST_RACE,
    /** 55P03: another transaction holds a key or a lane. */
    LOCK_TIMEOUT,
    /** Classes 08, 53, 57 and no connection at all: the database is away. */
    CONNECTION,
    /** Anything else: bad data or a defect; nothing was done. */
    OTHER;

    static Fault of(Throwable failure) {
        if (failure instanceof Merges.Raced) {
            return LOST_RACE;
        }
        String state = sqlState(failure);
        if (state == null) {
            boolean away = failure instanceof CannotGetJdbcConnectionException || failure instanceof CannotCreateTransactionException
                    || failure instanceof DataAccessResourceFailureException;
            return away ? CONNECTION : OTHER;
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return LOST_RACE;
        }
        if (state.equals("55P03")) {
            return LOCK_TIMEOUT;
        }
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57") ? CONNECTION : OTHER;
    }

    private static @Nullable String sqlState(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
