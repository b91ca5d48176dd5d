package io.huiji.server.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.DatabaseState;
import io.huiji.server.platform.OperatorToken;
import io.huiji.server.platform.postgres.EmbeddedPostgres;
import io.huiji.server.platform.postgres.PostgresSettings;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The database of this process, in this order: embedded server (unless one's own is named) → migrations as the owner → pool as the application's role.
 * Beans are closed the other way round, after the web server has answered what was in flight: pool, then server.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, PostgresSettings.class})
class DatabaseConfiguration {

    /** Inside the edge's outermost filter, which makes an answer of the problem, and before callers are looked up in the database. */
    private static final int GUARD_ORDER = -100;

    @Bean
    DataDirectory dataDirectory(@Value("${huiji.data}") Path root) {
        return new DataDirectory(root);
    }

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, DataDirectory data, PostgresSettings postgres) {
        if (settings.isOwn()) {
            return DatabaseServer.own(settings, data);
        }
        return DatabaseServer.embedded(EmbeddedPostgres.start(data, postgres));
    }

    /** After the server, whose lock says that this directory is ours. */
    @Bean
    OperatorToken operatorToken(DatabaseServer server, DataDirectory data) {
        return OperatorToken.writeFresh(data);
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server, DatabaseSettings settings) {
        Migrations.run(server.location());
        HikariDataSource pool = Pool.open(server.location(), settings);
        // Connections of a server that died are dead: replace them before somebody is handed one.
        server.onRestart(() -> {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            if (connections != null) {
                connections.softEvictConnections();
            }
        });
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource pool) {
        return new Transactions(pool);
    }

    @Bean
    FilterRegistrationBean<DatabaseGuard> databaseGuard(DatabaseState state) {
        FilterRegistrationBean<DatabaseGuard> registration = new FilterRegistrationBean<>(new DatabaseGuard(state));
        registration.setOrder(GUARD_ORDER);
        registration.addUrlPatterns("/api/*");
        registration.setAsyncSupported(true);
        return registration;
    }
}
