package io.huiji.server.insight.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the present transaction asks: sums are planned for their own span, not for any. */
@Component
public class PatienceSql {

    private final JdbcClient database;

    PatienceSql(JdbcClient database) {
        this.database = database;
    }

    /** For the job, which may take its time, and one core. */
    public void forWork() {
        database.sql("set local statement_timeout = '5min'; set local plan_cache_mode = force_custom_plan; set local jit = off; set local work_mem = '64MB';"
                + " set local max_parallel_workers_per_gather = 0").update();
    }

    /** For somebody who waits. */
    public void forReading() {
        database.sql("set local statement_timeout = '20s'; set local plan_cache_mode = force_custom_plan; set local jit = off; set local work_mem = '32MB'").update();
    }
}
