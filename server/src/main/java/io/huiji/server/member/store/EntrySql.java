package io.huiji.server.member.store;

import io.huiji.server.platform.Arrays;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.member} for pages of a file: one statement each. */
@Repository
public class EntrySql {

    private final JdbcClient database;

    EntrySql(JdbcClient database) {
        this.database = database;
    }

    public void insert(List<NewMember> members) {
        if (members.isEmpty()) {
            return;
        }
        Collection<SealedProfile> profiles = members.stream().map(NewMember::profile).toList();
        @Nullable Long[] stores = members.stream().map(member -> member.terms().storeId()).toArray(Long[]::new);
        database.sql(MemberSql.JOINING.formatted("""
                insert into member.member (member_id, sealed_name, name_hash, sealed_birthday, store_id, channel, enrolled_at)
                select * from unnest(?::bigint[], ?::bytea[], ?::uuid[], ?::bytea[], ?::bigint[], ?::text[], ?::timestamptz[])"""))
                .param(members.stream().mapToLong(NewMember::id).toArray()).param(names(profiles)).param(hashes(profiles)).param(birthdays(profiles))
                .param(stores).param(members.stream().map(member -> member.terms().channel()).toArray(String[]::new))
                .param(members.stream().map(member -> member.terms().enrolledAt().atOffset(ZoneOffset.UTC).toString()).toArray(String[]::new)).update();
    }

    /** Completes records: what they hold already stays. */
    public void fill(Map<Long, SealedProfile> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        database.sql("""
                update member.member m
                   set sealed_name = coalesce(m.sealed_name, n.sealed_name), name_hash = coalesce(m.name_hash, n.name_hash),
                       sealed_birthday = coalesce(m.sealed_birthday, n.sealed_birthday), version = m.version + 1
                  from unnest(?::bigint[], ?::bytea[], ?::uuid[], ?::bytea[]) as n (member_id, sealed_name, name_hash, sealed_birthday)
                 where m.member_id = n.member_id""")
                .param(Arrays.longs(profiles.keySet())).param(names(profiles.values())).param(hashes(profiles.values())).param(birthdays(profiles.values())).update();
    }

    private static byte[][] names(Collection<SealedProfile> profiles) {
        return profiles.stream().map(SealedProfile::name).toArray(byte[][]::new);
    }

    private static UUID[] hashes(Collection<SealedProfile> profiles) {
        return profiles.stream().map(SealedProfile::nameHash).toArray(UUID[]::new);
    }

    private static byte[][] birthdays(Collection<SealedProfile> profiles) {
        return profiles.stream().map(SealedProfile::birthday).toArray(byte[][]::new);
    }
}
