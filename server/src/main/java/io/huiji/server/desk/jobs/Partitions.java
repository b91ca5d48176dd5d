package io.huiji.server.desk.jobs;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the monthly partitions of the append-only tables ahead; what comes for a month without one goes to the default partition. */
@Component
public class Partitions {

    static final int MONTHS_AHEAD = 12;

    private static final List<String> TABLES = List.of("ledger.journal", "desk.decision", "access.trail");

    private final JdbcClient database;
    private final InstantSource clock;

    Partitions(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return partitions made now */
    public int makeAhead() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int made = 0;
        for (String table : TABLES) {
            made += database.sql("select platform.make_partitions(?::regclass, ?, ?)")
                    .param(table).param(today).param(today.plusMonths(MONTHS_AHEAD)).query(Integer.class).single();
        }
        return made;
    }
}
