package io.huiji.server.platform.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be set about the embedded PostgreSQL. Durability is not among it.
 *
 * @param maxWalSize how much log may pile up before a checkpoint is forced
 * @param startTimeout longest wait for a start, crash recovery included
 * @param stopTimeout longest wait for an orderly end; then it is ended at once, which costs a recovery at the next start
 */
@ConfigurationProperties("huiji.postgres")
public record PostgresSettings(
        @DefaultValue("256MB") DataSize sharedBuffers,
        @DefaultValue("6GB") DataSize maxWalSize,
        @DefaultValue("15m") Duration checkpointTimeout,
        @DefaultValue("64") int maxConnections,
        @DefaultValue("120s") Duration startTimeout,
        @DefaultValue("30s") Duration stopTimeout) {

    /** Each must be so in the running server, or we do not use it. */
    static final Map<String, String> DURABLE = Map.of(
            "fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "data_checksums", "on");

    /** The command line's {@code -c name=value}, which a file in the data directory cannot overrule. */
    Map<String, String> commandLine(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("wal_compression", "on");
        settings.put("shared_buffers", sharedBuffers.toMegabytes() + "MB");
        settings.put("max_wal_size", maxWalSize.toMegabytes() + "MB");
        settings.put("min_wal_size", "512MB");
        settings.put("wal_buffers", "16MB");
        settings.put("checkpoint_timeout", checkpointTimeout.toSeconds() + "s");
        settings.put("max_connections", Integer.toString(maxConnections));
        settings.put("autovacuum", "on");
        settings.put("jit", "off");
        settings.put("random_page_cost", "1.1");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // A log line must not carry a member's phone: no DETAIL, no statement with its values.
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        return settings;
    }
}
