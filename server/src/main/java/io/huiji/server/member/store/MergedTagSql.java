package io.huiji.server.member.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.merged_tag}, and the tags of one member with the time of each. */
@Repository
public class MergedTagSql {

    private final JdbcClient database;

    MergedTagSql(JdbcClient database) {
        this.database = database;
    }

    /** @param came the one who stays did not have it */
    public record Brought(String tag, Instant addedAt, boolean came) {}

    /** When each was put on her; in their order. */
    public Map<String, Instant> of(long memberId) {
        Map<String, Instant> tags = new TreeMap<>();
        database.sql("select tag, added_at from member.tag_of where member_id = ?").param(memberId)
                .query(row -> {
                    tags.put(row.getString(1), row.getTimestamp(2).toInstant());
                });
        return tags;
    }

    /** With the time when each was put on first. */
    public void put(long memberId, Collection<Brought> tags) {
        database.sql("""
                insert into member.tag_of (member_id, tag, added_at)
                select ?, n.* from unnest(?::text[], ?::timestamptz[]) as n on conflict do nothing""")
                .param(memberId).param(names(tags)).param(times(tags)).update();
    }

    public void remove(long memberId, Collection<Brought> tags) {
        database.sql("delete from member.tag_of where member_id = ? and tag = any (?::text[])").param(memberId).param(names(tags)).update();
    }

    public List<Brought> brought(long goneId) {
        return database.sql("select tag, added_at, came from member.merged_tag where gone_id = ? order by tag").param(goneId)
                .query((row, n) -> new Brought(row.getString(1), row.getTimestamp(2).toInstant(), row.getBoolean(3))).list();
    }

    public void keep(long goneId, Collection<Brought> tags) {
        database.sql("""
                insert into member.merged_tag (gone_id, tag, added_at, came)
                select ?, n.* from unnest(?::text[], ?::timestamptz[], ?::boolean[]) as n""")
                .param(goneId).param(names(tags)).param(times(tags)).param(tags.stream().map(Brought::came).toArray(Boolean[]::new)).update();
    }

    public void forget(long goneId) {
        database.sql("delete from member.merged_tag where gone_id = ?").param(goneId).update();
    }

    private static String[] names(Collection<Brought> tags) {
        return tags.stream().map(Brought::tag).toArray(String[]::new);
    }

    private static String[] times(Collection<Brought> tags) {
        return tags.stream().map(brought -> brought.addedAt().toString()).toArray(String[]::new);
    }
}
