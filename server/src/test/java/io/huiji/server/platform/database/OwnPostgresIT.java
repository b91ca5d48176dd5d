package io.huiji.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.DatabaseLocation;
import io.huiji.server.platform.postgres.EmbeddedPostgres;
import io.huiji.server.platform.postgres.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A house's own PostgreSQL (here a scratch one): its owner need not be a superuser, and it has to be durable. */
@Tag("embedded")
class OwnPostgresIT {

    private static final Path SCRATCH = Path.of("target", "test-data").toAbsolutePath();
    private static final DataDirectory DATA = new DataDirectory(SCRATCH.resolve(UUID.randomUUID().toString()));
    private static final EmbeddedPostgres SERVER = EmbeddedPostgres.start(DATA, SCRATCH,
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("huiji.postgres", PostgresSettings.class));

    /** The first thing that happens on this server, while the application's role is still missing: three instances migrate two databases. */
    @BeforeAll
    static void migrateTwoDatabasesAtTheSameMoment() throws SQLException {
        asSuperuser("create role house login createrole password 'secret'");
        asSuperuser("create database house_two owner house");
        asSuperuser("create database house_three owner house");
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(Stream.of("house_two", "house_three", "house_three")
                    .map(database -> CompletableFuture.runAsync(() -> Migrations.run(location(database)), instances)).toArray(CompletableFuture[]::new)).join();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.close();
        FileSystemUtils.deleteRecursively(DATA.root());
    }

    @Test
    void an_owner_without_superpowers_migrates_and_works_as_the_application_role() throws Exception {
        asSuperuser("create database house_one owner house");
        DatabaseLocation house = location("house_one");
        Migrations.run(house);
        try (HikariDataSource pool = Pool.open(house, settings(house))) {
            JdbcClient application = JdbcClient.create(pool);
            assertThat(application.sql("select current_user::text").query((row, number) -> row.getString(1)).single()).isEqualTo("huiji_app");
            assertThat(application.sql("select count(*) from platform.claim").query(Long.class).single()).isZero();
        }
    }

    @Test
    void instances_that_started_together_left_both_databases_whole() {
        for (String database : List.of("house_two", "house_three")) {
            DatabaseLocation location = location(database);
            JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(location.url(), location.user(), location.password()));
            assertThat(owner.sql("select count(*) from platform.migration where version = '1' and success").query(Long.class).single()).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_is_not_durable_is_refused_unless_that_risk_is_taken() throws Exception {
        asSuperuser("create database weak owner house");
        asSuperuser("alter database weak set synchronous_commit = off");
        DatabaseLocation weak = location("weak");
        assertThatThrownBy(() -> DatabaseServer.own(settings(weak), DATA)).hasMessageContaining("synchronous_commit off").hasMessageContaining("REQUIRE_DURABLE");
    }

    @Test
    void an_address_where_nobody_answers_is_named_with_the_settings_to_look_at() {
        DatabaseLocation nowhere = new DatabaseLocation("jdbc:postgresql://127.0.0.1:1/nowhere", "house", "secret");
        assertThatThrownBy(() -> DatabaseServer.own(settings(nowhere), DATA)).hasMessageContaining("HUIJI_DATABASE_URL").hasMessageNotContaining("secret");
    }

    private static DatabaseSettings settings(DatabaseLocation location) {
        return new DatabaseSettings(location.url(), location.user(), location.password(), 2,
                Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(2), 3, true);
    }

    private static DatabaseLocation location(String database) {
        return new DatabaseLocation(SERVER.location().url().replaceAll("[^/]+$", database), "house", "secret");
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (Connection connection = SERVER.location().connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
