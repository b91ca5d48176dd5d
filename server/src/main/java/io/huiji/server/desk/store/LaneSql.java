package io.huiji.server.desk.store;

import io.huiji.server.platform.Update;
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

    /** Held until the transaction ends. Changes no row only when lanes were removed while an instance was running. */
    public Update lock(int lane) {
        return Update.of(1, "update desk.lane set version = version + 1 where lane = ?", lane);
    }
}
