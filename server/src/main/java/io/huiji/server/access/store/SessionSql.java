package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.required;
import static io.huiji.server.access.store.Rows.utc;

import io.huiji.server.access.Session;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.session}. */
@Repository
public class SessionSql {

    private final JdbcClient database;

    SessionSql(JdbcClient database) {
        this.database = database;
    }

    /** A session and when it was last used, as far as that was written down. */
    public record Seen(Session session, Instant seenAt) {}

    public void insert(byte[] hash, Session session) {
        database.sql("insert into access.session (hash, kind, person_id, started_at, seen_at, expires_at) values (?, ?, ?, ?, ?, ?)")
                .param(hash).param(session.kind().code()).param(session.personId()).param(utc(session.startedAt()))
                .param(utc(session.startedAt())).param(utc(session.expiresAt())).update();
    }

    public Optional<Seen> find(byte[] hash) {
        return database.sql("select kind, person_id, started_at, seen_at, expires_at from access.session where hash = ?").param(hash)
                .query((row, number) -> new Seen(new Session(Session.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getLong("person_id"),
                        required(row, "started_at"), required(row, "expires_at")), required(row, "seen_at"))).optional();
    }

    public void seen(byte[] hash, Instant at) {
        database.sql("update access.session set seen_at = ? where hash = ? and seen_at < ?").param(utc(at)).param(hash).param(utc(at)).update();
    }

    public int end(byte[] hash) {
        return database.sql("delete from access.session where hash = ?").param(hash).update();
    }

    /** All of a person but {@code except}. */
    public int endAll(Session.Kind kind, long personId, byte[] except) {
        return database.sql("delete from access.session where kind = ? and person_id = ? and hash <> ?")
                .param(kind.code()).param(personId).param(except).update();
    }

    /** Those of a person that are over. */
    public void sweep(Session.Kind kind, long personId, Instant now, Instant idleSince) {
        database.sql("delete from access.session where kind = ? and person_id = ? and (expires_at <= ? or seen_at < ?)")
                .param(kind.code()).param(personId).param(utc(now)).param(utc(idleSince)).update();
    }
}
