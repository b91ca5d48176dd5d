package io.huiji.server.platform.postgres;

import io.huiji.server.platform.StartRefused;

/** The embedded PostgreSQL cannot be used. The message is one line that says why and what to do. */
public final class PostgresFailure extends StartRefused {

    private static final long serialVersionUID = 1;

    PostgresFailure(String message) {
        super(message);
    }

    PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
