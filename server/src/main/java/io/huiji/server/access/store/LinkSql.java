package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.utc;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.staff_link}. */
@Repository
public class LinkSql {

    private final JdbcClient database;

    LinkSql(JdbcClient database) {
        this.database = database;
    }

    /** @param staffId {@code null}: of the first administrator, who is nobody yet */
    public record Link(@Nullable Long staffId) {}

    /** In place of those that the person had. */
    public void put(byte[] hash, @Nullable Long staffId, Instant madeAt, Instant expiresAt) {
        database.sql("delete from access.staff_link where staff_id is not distinct from ?::bigint and used_at is null").param(staffId).update();
        database.sql("insert into access.staff_link (hash, staff_id, made_at, expires_at) values (?, ?, ?, ?)")
                .param(hash).param(staffId).param(utc(madeAt)).param(utc(expiresAt)).update();
    }

    public Optional<Link> find(byte[] hash, Instant now) {
        return database.sql("select staff_id from access.staff_link where hash = ? and used_at is null and expires_at > ?").param(hash).param(utc(now))
                .query((row, number) -> new Link(row.getObject("staff_id", Long.class))).optional();
    }

    /** @return whether it was good until now */
    public boolean use(byte[] hash, Instant now) {
        return database.sql("update access.staff_link set used_at = ? where hash = ? and used_at is null and expires_at > ?")
                .param(utc(now)).param(hash).param(utc(now)).update() == 1;
    }

    public void forget(long staffId) {
        database.sql("delete from access.staff_link where staff_id = ? and used_at is null").param(staffId).update();
    }
}
