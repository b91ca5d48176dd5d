package io.huiji.server.member.store;

import io.huiji.server.platform.Arrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.history}: append-only. */
@Repository
public class HistorySql {

    private final JdbcClient database;

    HistorySql(JdbcClient database) {
        this.database = database;
    }

    /**
     * Something that was done to a member's record.
     *
     * @param callerId partner
     * @param change {@code enrolled}, {@code completed} (by a file), {@code profile}, {@code status}, {@code identity_added}, {@code identity_removed},
     *     {@code tag_added}, {@code tag_removed}, {@code spending_device_added}, {@code spending_device_removed}
     * @param detail which fields, from what to what, which kind; which tag; never a value of hers
     */
    public record Change(long id, Instant at, long callerId, String change, String detail, String reason) {}

    public void add(long memberId, Change change) {
        database.sql("insert into member.history (member_id, id, at, caller_id, change, detail, reason) values (?, ?, ?, ?, ?, ?, ?)")
                .param(memberId).param(change.id()).param(change.at().atOffset(ZoneOffset.UTC)).param(change.callerId())
                .param(change.change()).param(change.detail()).param(change.reason()).update();
    }

    /** One for each member. */
    public void addAll(Map<Long, Change> changes) {
        if (!changes.isEmpty()) {
            List<Change> all = List.copyOf(changes.values());
            database.sql("""
                    insert into member.history (member_id, id, at, caller_id, change, detail, reason)
                    select * from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::text[])""")
                    .param(Arrays.longs(changes.keySet())).param(all.stream().mapToLong(Change::id).toArray())
                    .param(all.stream().map(change -> change.at().toString()).toArray(String[]::new))
                    .param(all.stream().mapToLong(Change::callerId).toArray()).param(all.stream().map(Change::change).toArray(String[]::new))
                    .param(all.stream().map(Change::detail).toArray(String[]::new)).param(all.stream().map(Change::reason).toArray(String[]::new)).update();
        }
    }

    /** Whether that was ever done to one of these. */
    public boolean has(Collection<Long> memberIds, String change, String detail) {
        return database.sql("select exists (select 1 from member.history where member_id = any (?::bigint[]) and change = ? and detail = ?)")
                .param(Arrays.longs(memberIds)).param(change).param(detail).query(Boolean.class).single();
    }

    public List<Change> list(long memberId, long beforeId, int limit) {
        return database.sql("""
                select id, at, caller_id, change, detail, reason from member.history
                 where member_id = ? and id < ? order by id desc limit ?""")
                .param(memberId).param(beforeId).param(limit)
                .query((row, number) -> new Change(row.getLong(1), row.getTimestamp(2).toInstant(), row.getLong(3),
                        row.getString(4), row.getString(5), row.getString(6))).list();
    }
}
