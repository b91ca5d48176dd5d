package io.huiji.server.member.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names and birthdays of {@code member.member} that an older release kept in the open. */
@Repository
public class ProfileSql {

    private final JdbcClient database;

    ProfileSql(JdbcClient database) {
        this.database = database;
    }

    public record Open(long memberId, @Nullable String name, @Nullable LocalDate birthday) {

        /** Never the name. */
        @Override
        public String toString() {
            return "Open[" + memberId + "]";
        }
    }

    /** By id, after {@code after}. */
    public List<Open> inTheOpen(long after, int limit) {
        return database.sql("""
                select member_id, name, birthday from member.member
                 where (name is not null or birthday is not null) and member_id > ? order by member_id limit ?""")
                .param(after).param(limit)
                .query((row, n) -> new Open(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class))).list();
    }

    /** Puts the sealed values in place of the open ones where these are still as they were read. What is sealed already stays. */
    public int seal(List<Open> open, List<SealedProfile> sealed) {
        long[] members = open.stream().mapToLong(Open::memberId).toArray();
        @Nullable String[] names = open.stream().map(Open::name).toArray(String[]::new);
        @Nullable String[] birthdays = open.stream().map(one -> one.birthday() == null ? null : one.birthday().toString()).toArray(String[]::new);
        return database.sql("""
                update member.member m
                   set sealed_name = coalesce(m.sealed_name, n.sealed_name), name_hash = coalesce(m.name_hash, n.name_hash), name = null,
                       sealed_birthday = coalesce(m.sealed_birthday, n.sealed_birthday), birthday = null
                  from unnest(?::bigint[], ?::text[], ?::date[], ?::bytea[], ?::uuid[], ?::bytea[])
                       as n (member_id, name, birthday, sealed_name, name_hash, sealed_birthday)
                 where m.member_id = n.member_id and m.name is not distinct from n.name and m.birthday is not distinct from n.birthday""")
                .param(members).param(names).param(birthdays).param(sealed.stream().map(SealedProfile::name).toArray(byte[][]::new))
                .param(sealed.stream().map(SealedProfile::nameHash).toArray(UUID[]::new))
                .param(sealed.stream().map(SealedProfile::birthday).toArray(byte[][]::new)).update();
    }
}
