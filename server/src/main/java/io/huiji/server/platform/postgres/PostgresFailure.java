package io.huiji.server.platform.postgres;

/** The embedded PostgreSQL cannot be used. The message is one line that says why and what to do. */
public final class PostgresFailure extends RuntimeException {

    PostgresFailure(String message) {
        super(message);
    }

    PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
