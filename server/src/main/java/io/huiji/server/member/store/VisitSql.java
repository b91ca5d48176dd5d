package io.huiji.server.member.store;

import io.huiji.server.member.Visits.Visit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.visit}. */
@Repository
public class VisitSql {

    private final JdbcClient database;

    VisitSql(JdbcClient database) {
        this.database = database;
    }

    /** False: the code was exchanged before. */
    public boolean insert(Visit visit) {
        return database.sql("""
                insert into member.visit (id, member_id, partner_id, store_id, till, started_at, expires_at, may_spend) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                .param(visit.id()).param(visit.memberId()).param(visit.partnerId()).param(visit.storeId()).param(visit.till())
                .param(visit.startedAt().atOffset(ZoneOffset.UTC)).param(visit.expiresAt().atOffset(ZoneOffset.UTC)).param(visit.maySpend()).update() == 1;
    }

    public Optional<Visit> find(UUID id) {
        return database.sql("select id, member_id, partner_id, store_id, till, started_at, expires_at, may_spend from member.visit where id = ?").param(id)
                .query((row, number) -> new Visit(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5),
                        row.getTimestamp(6).toInstant(), row.getTimestamp(7).toInstant(), row.getBoolean(8))).optional();
    }

    public int deleteExpiredBefore(Instant before) {
        return database.sql("delete from member.visit where expires_at < ?").param(before.atOffset(ZoneOffset.UTC)).update();
    }
}
