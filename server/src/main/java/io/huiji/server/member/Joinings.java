package io.huiji.server.member;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has joined and was not given yet what a new member gets. Noted with the enrolment itself, so it outlives whoever was about to give it. */
@Component
public class Joinings {

    private final JdbcClient database;

    Joinings(JdbcClient database) {
        this.database = database;
    }

    /** In the enrolment's transaction. */
    void note(long memberId, Instant at) {
        database.sql("insert into member.joining (member_id, at) values (?, ?) on conflict do nothing").param(memberId).param(at.atOffset(ZoneOffset.UTC)).update();
    }

    /** Those before that moment, oldest first. */
    public List<Long> before(Instant at, int limit) {
        return database.sql("select member_id from member.joining where at < ? order by at, member_id limit ?").param(at.atOffset(ZoneOffset.UTC)).param(limit)
                .query((row, n) -> row.getLong(1)).list();
    }

    public void done(long memberId) {
        database.sql("delete from member.joining where member_id = ?").param(memberId).update();
    }
}
