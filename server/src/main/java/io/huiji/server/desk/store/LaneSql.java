package io.huiji.server.desk.store;

import io.huiji.server.platform.Update;
import java.util.List;
import java.util.stream.IntStream;
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
    public List<Update> lockAll() {
        return IntStream.range(0, count()).mapToObj(this::lock).toList();
    }

    /** Held until the transaction ends. Changes no row only when lanes were removed while an instance was running. */
    public Update lock(int lane) {
        return Update.of(1, "update desk.lane set version = version + 1 where lane = ?", lane);
    }
}
