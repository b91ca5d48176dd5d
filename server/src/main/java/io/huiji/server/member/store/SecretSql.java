package io.huiji.server.member.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.secret}, and the rows that are sealed with it. */
@Repository
public class SecretSql {

    private final JdbcClient database;

    SecretSql(JdbcClient database) {
        this.database = database;
    }

    /** @param lookUps {@code null}: the secret was never rotated */
    public record Kept(String keyId, byte @Nullable [] lookUps) {}

    /** The secret that seals; the first instance begins with its own. */
    public Kept keptOrBegin(String keyId) {
        database.sql("insert into member.secret (id, key_id) values (1, ?) on conflict do nothing").param(keyId).update();
        return database.sql("select key_id, look_ups from member.secret where id = 1").query((row, n) -> new Kept(row.getString(1), row.getBytes(2))).single();
    }

    /** The secret that seals; it stays so until the transaction ends. */
    public String hold() {
        return database.sql("select key_id from member.secret where id = 1 for share").query(String.class).single();
    }

    public String keyId() {
        return database.sql("select key_id from member.secret where id = 1").query(String.class).single();
    }

    /** Waits for everybody who {@link #hold holds} it. One of several who would begin a rotation does. */
    public boolean turn(String from, String to, byte[] lookUps) {
        return database.sql("update member.secret set key_id = ?, look_ups = ? where id = 1 and key_id = ?").param(to).param(lookUps).param(from).update() == 1;
    }


    /** An identity, or a name or birthday (then {@code id} is 0). */
    public record Sealed(long memberId, long id, String purpose, byte[] sealed) {}

    /** By member and id, after those. */
    public List<Sealed> identities(long afterMember, long afterId, int limit) {
        return database.sql("""
                select member_id, id, kind, sealed from member.identity_of where (member_id, id) > (?, ?) order by member_id, id limit ?""")
                .param(afterMember).param(afterId).param(limit)
                .query((row, n) -> new Sealed(row.getLong(1), row.getLong(2), row.getString(3), row.getBytes(4))).list();
    }

    /** A value that has changed meanwhile stays as it is. */
    public int resealIdentities(List<Sealed> old, List<byte[]> anew) {
        return database.sql("""
                update member.identity_of i set sealed = n.anew
                  from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[]) as n (member_id, id, old, anew)
                 where i.member_id = n.member_id and i.id = n.id and i.sealed = n.old""")
                .param(old.stream().mapToLong(Sealed::memberId).toArray()).param(old.stream().mapToLong(Sealed::id).toArray())
                .param(old.stream().map(Sealed::sealed).toArray(byte[][]::new)).param(anew.toArray(byte[][]::new)).update();
    }

    /** Names or birthdays, by member after that one. @param column {@code name} or {@code birthday} */
    public List<Sealed> profiles(Column column, long afterMember, int limit) {
        return database.sql("select member_id, " + column.column + " from member.member where " + column.column + " is not null and member_id > ?"
                + " order by member_id limit ?")
                .param(afterMember).param(limit).query((row, n) -> new Sealed(row.getLong(1), 0, column.purpose, row.getBytes(2))).list();
    }

    public int resealProfiles(Column column, List<Sealed> old, List<byte[]> anew) {
        return database.sql("update member.member m set " + column.column + " = n.anew from unnest(?::bigint[], ?::bytea[], ?::bytea[]) as n (member_id, old, anew)"
                + " where m.member_id = n.member_id and m." + column.column + " = n.old")
                .param(old.stream().mapToLong(Sealed::memberId).toArray()).param(old.stream().map(Sealed::sealed).toArray(byte[][]::new))
                .param(anew.toArray(byte[][]::new)).update();
    }

    /** What of a profile is sealed. */
    public enum Column {
        NAME("sealed_name", "name"), BIRTHDAY("sealed_birthday", "birthday");

        private final String column;
        private final String purpose;

        Column(String column, String purpose) {
            this.column = column;
            this.purpose = purpose;
        }
    }
}
