package io.huiji.server.desk.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code desk.lane}: the lock of a batch. */
@Component
public class LaneSql {

    private final JdbcClient database;

    LaneSql(JdbcClient database) {
        this.database = database;
    }

    public int count() {
        return database.sql("select count(*) from desk.lane").query(Integer.class).single();
    }

    /** All of them, in the order of a transaction: no batch is under way, and none begins, until the transaction ends. */
    public void lockAll() {
        int count = count();
        for (int lane = 0; lane < count; lane++) {
            lock(lane);
        }
    }

    /** Held until the transaction ends. */
    public void lock(int lane) {
        if (database.sql("update desk.lane set version = version + 1 where lane = ?").param(lane).update() != 1) {
            throw new IllegalStateException("no lane " + lane + "; were lanes removed while an instance was running?");
        }
    }
}
