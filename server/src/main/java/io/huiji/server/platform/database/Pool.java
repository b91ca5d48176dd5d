package io.huiji.server.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.huiji.server.platform.DatabaseLocation;

/** The pool whose every connection works as {@code huiji_app}, the role that owns nothing (docs/decisions/0004). */
public final class Pool {

    static final String ROLE = "huiji_app";

    private Pool() {}

    public static HikariDataSource open(DatabaseLocation location, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("huiji");
        config.setJdbcUrl(location.url());
        config.setUsername(location.user());
        config.setPassword(location.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(settings.poolSize());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setConnectionInitSql(sessionSettings(settings));
        config.addDataSourceProperty("ApplicationName", "huiji");
        config.addDataSourceProperty("prepareThreshold", Integer.toString(settings.prepareThreshold()));
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        return new HikariDataSource(config);
    }

    private static String sessionSettings(DatabaseSettings settings) {
        return """
                set role %s;
                set time zone 'UTC';
                set statement_timeout = %d;
                set lock_timeout = %d;
                set plan_cache_mode = force_generic_plan
                """.formatted(ROLE, settings.statementTimeout().toMillis(), settings.lockTimeout().toMillis());
    }
}
