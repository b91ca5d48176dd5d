package io.huiji.server.member.store;

import io.huiji.server.platform.Arrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.tag_of}. */
@Repository
public class TagSql {

    private final JdbcClient database;

    TagSql(JdbcClient database) {
        this.database = database;
    }

    /** A tag and how many members have it. */
    public record TagUse(String tag, long members) {}

    /** Most used first. */
    public List<TagUse> catalogue(int limit) {
        return database.sql("select tag, count(*) from member.tag_of group by tag order by 2 desc, 1 limit ?").param(limit)
                .query((row, n) -> new TagUse(row.getString(1), row.getLong(2))).list();
    }

    /** In their order; who has none is absent. */
    public Map<Long, List<String>> of(Collection<Long> memberIds) {
        Map<Long, List<String>> tags = new HashMap<>();
        database.sql("select member_id, tag from member.tag_of where member_id = any (?::bigint[]) order by member_id, tag").param(Arrays.longs(memberIds))
                .query(row -> {
                    tags.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2));
                });
        return tags;
    }

    /** Answers who did not have it. Nobody gets more than {@code most}; who is closed, was merged or does not exist gets none. */
    public List<Long> add(Collection<Long> memberIds, String tag, Instant at, int most) {
        return database.sql("""
                insert into member.tag_of (member_id, tag, added_at)
                select m.member_id, ?, ? from member.member m
                 where m.member_id = any (?::bigint[]) and m.status not in ('closed', 'merged')
                   and (select count(*) from member.tag_of t where t.member_id = m.member_id) < ?
                on conflict do nothing returning member_id""")
                .param(tag).param(at.atOffset(ZoneOffset.UTC)).param(Arrays.longs(memberIds)).param(most).query((row, n) -> row.getLong(1)).list();
    }

    /** Answers who had it. */
    public List<Long> remove(Collection<Long> memberIds, String tag) {
        return database.sql("delete from member.tag_of where tag = ? and member_id = any (?::bigint[]) returning member_id")
                .param(tag).param(Arrays.longs(memberIds)).query((row, n) -> row.getLong(1)).list();
    }

    /** Those too that she brought into another record. */
    public void erase(long memberId) {
        database.sql("delete from member.tag_of where member_id = ?").param(memberId).update();
        database.sql("delete from member.merged_tag where gone_id = ?").param(memberId).update();
    }
}
