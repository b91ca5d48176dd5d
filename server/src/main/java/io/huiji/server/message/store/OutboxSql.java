package io.huiji.server.message.store;

import io.huiji.server.message.Message;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code message.outbox}. */
@Repository
public class OutboxSql {

    private final JdbcClient database;

    OutboxSql(JdbcClient database) {
        this.database = database;
    }

    /** A message as it is kept; the recipient is masked. */
    public record Sent(long id, Instant madeAt, String channel, String recipient, String purpose, String zh, String en, @Nullable Instant expiresAt) {}

    public void insert(long id, Instant madeAt, Message message) {
        database.sql("insert into message.outbox (id, made_at, channel, recipient, purpose, zh, en, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id).param(madeAt.atOffset(ZoneOffset.UTC)).param(message.channel().name().toLowerCase(Locale.ROOT)).param(message.masked())
                .param(message.purpose()).param(message.zh()).param(message.en())
                .param(message.expiresAt() == null ? null : message.expiresAt().atOffset(ZoneOffset.UTC)).update();
    }

    /** Newest first. */
    public List<Sent> list(long beforeId, int limit) {
        return database.sql("""
                select id, made_at, channel, recipient, purpose, zh, en, expires_at from message.outbox
                 where id < ? order by id desc limit ?""")
                .param(beforeId).param(limit)
                .query((row, number) -> new Sent(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5),
                        row.getString(6), row.getString(7), instant(row.getTimestamp(8)))).list();
    }

    public record Kept(long count, @Nullable Instant oldestAt, @Nullable Instant lastAt) {}

    public Kept kept() {
        return database.sql("select count(*), min(made_at), max(made_at) from message.outbox")
                .query((row, n) -> new Kept(row.getLong(1), instant(row.getTimestamp(2)), instant(row.getTimestamp(3)))).single();
    }

    public int deleteMadeBefore(Instant before) {
        return database.sql("delete from message.outbox where made_at < ?").param(before.atOffset(ZoneOffset.UTC)).update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
