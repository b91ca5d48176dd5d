package io.huiji.server.member.store;

import io.huiji.server.member.MemberProfile;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Query;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.member} in bulk. */
@Repository
public class MemberSql {

    private final JdbcClient database;

    MemberSql(JdbcClient database) {
        this.database = database;
    }

    public Query<Map<Long, MemberProfile>> profiles(Collection<Long> memberIds) {
        return new Query<>("""
                select member_id, status, coalesce(extract(month from birthday) * 100 + extract(day from birthday), 0)::integer, enrolled_at
                  from member.member where member_id = any (?::bigint[])""",
                HashMap.newHashMap(memberIds.size()), (profiles, row) -> profiles.put(row.getLong(1),
                        new MemberProfile(row.getLong(1), status(row.getString(2)), row.getInt(3), row.getTimestamp(4).toInstant())),
                Arrays.longs(memberIds));
    }

    /** Members of whom nothing is known but how they came. */
    public void insert(Collection<Long> memberIds, NewMember.Terms terms) {
        database.sql("""
                insert into member.member (member_id, store_id, channel, enrolled_at)
                select id, ?::bigint, ?, ? from unnest(?::bigint[]) as id""")
                .param(terms.storeId()).param(terms.channel()).param(terms.enrolledAt().atOffset(ZoneOffset.UTC)).param(Arrays.longs(memberIds)).update();
    }

    public void insert(NewMember member) {
        database.sql("insert into member.member (member_id, name, birthday, store_id, channel, enrolled_at) values (?, ?, ?::date, ?, ?, ?)")
                .param(member.id()).param(member.name()).param(member.birthday()).param(member.terms().storeId())
                .param(member.terms().channel()).param(member.terms().enrolledAt().atOffset(ZoneOffset.UTC)).update();
    }

    static MemberProfile.Status status(String text) {
        return MemberProfile.Status.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
