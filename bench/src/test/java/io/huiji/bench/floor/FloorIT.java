package io.huiji.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.bench.Database;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.DatabaseLocation;
import io.huiji.server.platform.postgres.EmbeddedPostgres;
import io.huiji.server.platform.postgres.PostgresSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FloorIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_earn_that_was_counted_is_in_the_tables_whole() throws Exception {
        PostgresSettings settings = new Binder(new MapConfigurationPropertySource()).bindOrCreate("huiji.postgres", PostgresSettings.class);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(new DataDirectory(folder.resolve("data")), settings)) {
            DatabaseLocation location = postgres.location();
            Database database = new Database(location.url(), location.user(), location.password());
            Floor floor = Floor.prepare(database);

            double rate = floor.earnsPerSecond(3, 0.5);

            long earns = Math.round(rate * 0.5);
            long rows = Long.parseLong(database.text("select count(*) from bench_floor.idempotency"));
            // At most one a connection was durable just after the end.
            assertThat(rows).isBetween(earns, earns + 3).isPositive();
            assertThat(database.text("select count(*) from bench_floor.entry")).isEqualTo(Long.toString(2 * rows));
            assertThat(database.text("select sum(amount) from bench_floor.entry")).isEqualTo("0");
            assertThat(database.text("select sum(balance) from bench_floor.account"))
                    .isEqualTo(database.text("select sum(points) from bench_floor.idempotency"));
            assertThat(database.text("select current_setting('synchronous_commit') || current_setting('fsync')")).isEqualTo("onon");

            Floor.drop(database);
            assertThat(database.text("select count(*) from pg_namespace where nspname = 'bench_floor'")).isEqualTo("0");
        }
    }
}
