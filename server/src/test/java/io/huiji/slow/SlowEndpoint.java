package io.huiji.slow;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A request that spends two seconds in the database. */
@RestController
public class SlowEndpoint {

    private final JdbcClient database;

    public SlowEndpoint(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/testing/slow")
    String slow() {
        return database.sql("select 'done' from pg_sleep(2)").query((row, number) -> row.getString(1)).single();
    }
}
