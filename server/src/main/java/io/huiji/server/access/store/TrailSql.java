package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.required;
import static io.huiji.server.access.store.Rows.utc;

import io.huiji.server.access.TrailEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code access.trail}: append-only. */
@Repository
public class TrailSql {

    private final JdbcClient database;

    TrailSql(JdbcClient database) {
        this.database = database;
    }

    /** {@code null}: any. {@code action}: how it begins. {@code from} included, {@code to} not. */
    public record Wanted(@Nullable Instant from, @Nullable Instant to, @Nullable Long whoId, @Nullable String who, @Nullable String action, @Nullable String target) {}

    /** Where a page ended. */
    public record Place(Instant at, long id) {}

    public void add(List<TrailEntry> entries) {
        database.sql("""
                insert into access.trail (id, at, kind, who_id, who, action, target, address, result, detail)
                select * from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])""")
                .param(entries.stream().map(TrailEntry::id).toArray(Long[]::new))
                .param(entries.stream().map(entry -> entry.at().toString()).toArray(String[]::new))
                .param(texts(entries, TrailEntry::kind)).param(entries.stream().map(TrailEntry::whoId).toArray(Long[]::new))
                .param(texts(entries, TrailEntry::who)).param(texts(entries, TrailEntry::action)).param(texts(entries, TrailEntry::target))
                .param(texts(entries, TrailEntry::address)).param(texts(entries, TrailEntry::result)).param(texts(entries, TrailEntry::detail)).update();
    }

    /** Newest first. */
    public List<TrailEntry> find(Wanted wanted, @Nullable Place before, int limit) {
        StringBuilder sql = new StringBuilder("select id, at, kind, who_id, who, action, target, address, result, detail from access.trail where true");
        var statement = new java.util.ArrayList<Object>();
        condition(sql, statement, " and at >= ?", utc(wanted.from()));
        condition(sql, statement, " and at < ?", utc(wanted.to()));
        condition(sql, statement, " and who_id = ?", wanted.whoId());
        condition(sql, statement, " and who = ?", wanted.who());
        condition(sql, statement, " and starts_with(action, ?)", wanted.action());
        condition(sql, statement, " and target = ?", wanted.target());
        if (before != null) {
            sql.append(" and (at, id) < (?, ?)");
            statement.add(before.at().atOffset(java.time.ZoneOffset.UTC));
            statement.add(before.id());
        }
        statement.add(limit);
        return database.sql(sql.append(" order by at desc, id desc limit ?").toString()).params(statement).query(TrailSql::entry).list();
    }

    private static void condition(StringBuilder sql, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value);
        }
    }

    private static String[] texts(List<TrailEntry> entries, java.util.function.Function<TrailEntry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    private static TrailEntry entry(ResultSet row, int number) throws SQLException {
        return new TrailEntry(row.getLong("id"), required(row, "at"), row.getString("kind"), row.getLong("who_id"), row.getString("who"),
                row.getString("action"), row.getString("target"), row.getString("address"), row.getString("result"), row.getString("detail"));
    }
}
