package io.huiji.server.access.store;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.adjustment} and {@code access.adjuster}. */
@Repository
public class AdjustmentSql {

    private final JdbcClient database;

    AdjustmentSql(JdbcClient database) {
        this.database = database;
    }

    /** Makes the row exist, then locks it: in one statement the second session on a new row would see nothing. */
    public void lock(long staffId) {
        database.sql("insert into access.adjuster (staff_id) values (?) on conflict do nothing").param(staffId).update();
        database.sql("update access.adjuster set version = version + 1 where staff_id = ?").param(staffId).update();
    }

    /** Whether it went directly; empty: not asked before. */
    public Optional<Boolean> way(UUID claim) {
        return database.sql("select direct from access.adjustment where claim = ?").param(claim).query(Boolean.class).optional();
    }

    public long sum(long staffId, LocalDate day) {
        return database.sql("select coalesce(sum(points), 0) from access.adjustment where staff_id = ? and day = ? and direct")
                .param(staffId).param(day).query(Long.class).single();
    }

    public void insert(UUID claim, long staffId, LocalDate day, long points, boolean direct) {
        database.sql("insert into access.adjustment (claim, staff_id, day, points, direct) values (?, ?, ?, ?, ?)")
                .param(claim).param(staffId).param(day).param(points).param(direct).update();
    }

    public void clear(UUID claim) {
        database.sql("update access.adjustment set points = 0 where claim = ?").param(claim).update();
    }
}
