package io.huiji.server.platform;

import java.time.Duration;

/** Whether the database is there at this moment. While it is not, the edge answers 503 with {@code Retry-After}. */
public interface DatabaseState {

    /** How long a caller should wait before it tries again. */
    Duration RETRY_AFTER = Duration.ofSeconds(1);

    boolean isAvailable();
}
