package io.huiji.server.member;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members for whom something is still to be done. Noted in the transaction that makes it so, hence it outlives whoever was about to do it. */
public abstract sealed class Noted permits Joinings, Leavings {

    private final JdbcClient database;
    private final String table;

    Noted(JdbcClient database, String table) {
        this.database = database;
        this.table = table;
    }

    void note(long memberId, Instant at) {
        database.sql("insert into " + table + " (member_id, at) values (?, ?) on conflict do nothing").param(memberId).param(at.atOffset(ZoneOffset.UTC)).update();
    }

    /** Those before that moment, oldest first. */
    public List<Long> before(Instant at, int limit) {
        return database.sql("select member_id from " + table + " where at < ? order by at, member_id limit ?").param(at.atOffset(ZoneOffset.UTC)).param(limit)
                .query((row, n) -> row.getLong(1)).list();
    }

    public void done(long memberId) {
        database.sql("delete from " + table + " where member_id = ?").param(memberId).update();
    }
}
