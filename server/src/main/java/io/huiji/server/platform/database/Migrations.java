package io.huiji.server.platform.database;

import io.huiji.server.platform.DatabaseLocation;
import org.flywaydb.core.Flyway;

/** Brings the tables of every module to this version, as the owner, before the pool opens. */
public final class Migrations {

    private Migrations() {}

    /** One folder per module under {@code db/migration}; numbers are unique across folders. Instances that start together take turns. */
    public static void run(DatabaseLocation location) {
        Flyway.configure()
                .dataSource(location.url(), location.user(), location.password())
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .createSchemas(true)
                .table("migration")
                .cleanDisabled(true)
                // Each module numbers within a range of its own, so what is new need not have the highest number.
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
