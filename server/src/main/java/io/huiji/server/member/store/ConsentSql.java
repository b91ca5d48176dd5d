package io.huiji.server.member.store;

import io.huiji.server.member.Consent;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.consent}: append-only. */
@Repository
public class ConsentSql {

    private final JdbcClient database;

    ConsentSql(JdbcClient database) {
        this.database = database;
    }

    public void add(long memberId, Consent consent) {
        database.sql("insert into member.consent (member_id, id, purpose, version, given, at, place, store_id) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(memberId).param(consent.id()).param(consent.purpose()).param(consent.version()).param(consent.given())
                .param(consent.at().atOffset(ZoneOffset.UTC)).param(consent.place()).param(consent.storeId()).update();
    }

    /** Oldest first. */
    public List<Consent> of(long memberId, int limit) {
        return database.sql("""
                select id, purpose, version, given, at, place, store_id from member.consent
                 where member_id = ? order by id desc limit ?""")
                .param(memberId).param(limit)
                .query((row, number) -> new Consent(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getTimestamp(5).toInstant(),
                        row.getString(6), row.getObject(7, Long.class))).list().reversed();
    }
}
