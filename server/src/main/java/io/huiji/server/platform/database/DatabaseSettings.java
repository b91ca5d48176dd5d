package io.huiji.server.platform.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database connection.
 *
 * @param url JDBC address of one's own PostgreSQL; without it the embedded one is used
 * @param user the owner of the database: runs the migrations
 * @param poolSize connections of the pool
 * @param connectionTimeout longest wait for a connection of the pool
 * @param statementTimeout longest run of one statement; a job that needs more says so itself
 * @param lockTimeout longest wait for a row that another transaction holds
 * @param prepareThreshold executions after which a statement is prepared on the server; 0 never
 * @param requireDurable refuse one's own PostgreSQL when it runs with fsync, full_page_writes or synchronous_commit off
 */
@ConfigurationProperties("huiji.database")
public record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("12") int poolSize,
        @DefaultValue("3s") Duration connectionTimeout,
        @DefaultValue("30s") Duration statementTimeout,
        @DefaultValue("2s") Duration lockTimeout,
        @DefaultValue("3") int prepareThreshold,
        @DefaultValue("true") boolean requireDurable) {

    public boolean isOwn() {
        return url != null && !url.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (isOwn() ? url + " as " + user : "embedded") + ", pool of " + poolSize;
    }
}
