package io.huiji.server.platform;

import java.sql.SQLException;
import java.util.Optional;

/** The SQLSTATE behind an exception; decisions go by it and never by a constraint's name or a message. */
public final class SqlStates {

    /** Waited longer than {@code lock_timeout} for another transaction. */
    public static final String LOCK_TIMEOUT = "55P03";

    private SqlStates() {}

    /** Of the innermost {@link SQLException} that has one. */
    public static Optional<String> of(Throwable thrown) {
        String state = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        return Optional.ofNullable(state);
    }

    /** Two transactions were in each other's way (lock timeout, deadlock, serialisation): nothing was done, and it may be tried again. */
    public static boolean isConflict(Throwable thrown) {
        return of(thrown).filter(state -> state.equals(LOCK_TIMEOUT) || state.startsWith("40")).isPresent();
    }

    /** The connection is lost, the server out of resources or shutting down. */
    public static boolean isAway(Throwable thrown) {
        return of(thrown).filter(state -> state.startsWith("08") || state.startsWith("53") || state.startsWith("57")).isPresent();
    }
}
