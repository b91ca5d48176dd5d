package io.huiji.server.member.store;

import io.huiji.server.member.IdentityKind;
import io.huiji.server.platform.Arrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.identity} (who a value belongs to) and {@code member.identity_of} (what a member has). Rows are touched in the order of their hashes. */
@Repository
public class IdentitySql {

    private final JdbcClient database;

    IdentitySql(JdbcClient database) {
        this.database = database;
    }

    /**
     * An identity as it is kept with its member.
     *
     * @param tail blind index of a phone's last digits; {@code null}: no phone
     */
    public record Kept(long memberId, long id, String kind, UUID hash, @Nullable UUID tail, byte[] sealed, Instant addedAt) {}

    public Optional<Long> find(IdentityKind kind, UUID hash) {
        return database.sql("select member_id from member.identity where kind = ? and value_hash = ? and member_id is not null")
                .param(kind.code()).param(hash).query(Long.class).optional();
    }

    public Map<UUID, Long> findAll(IdentityKind kind, Collection<UUID> hashes) {
        Map<UUID, Long> found = HashMap.newHashMap(hashes.size());
        database.sql("select value_hash, member_id from member.identity where kind = ? and value_hash = any (?::uuid[]) and member_id is not null")
                .param(kind.code()).param(hashes.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getLong(2));
                });
        return found;
    }

    /** Its row exists afterwards, with a member or without. Lock it in a second statement: this one does not see what another session is about to commit. */
    public void makeExist(IdentityKind kind, UUID hash) {
        database.sql("insert into member.identity (kind, value_hash) values (?, ?) on conflict do nothing").param(kind.code()).param(hash).update();
    }

    /** Holds the row until the transaction ends; answers whose it is. */
    public @Nullable Long lock(IdentityKind kind, UUID hash) {
        return database.sql("update member.identity set version = version + 1 where kind = ? and value_hash = ? returning member_id")
                .param(kind.code()).param(hash)
                .query(IdentitySql::onlyMember).orElse(null);
    }

    private static Optional<Long> onlyMember(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new IllegalStateException("no row to lock");
        }
        return Optional.ofNullable(rows.getObject(1, Long.class));
    }

    /** Gives to these members what has no row yet; answers which of them succeeded. */
    public Map<UUID, Long> take(IdentityKind kind, Map<UUID, Long> memberByHash) {
        Map<UUID, Long> taken = HashMap.newHashMap(memberByHash.size());
        database.sql("""
                insert into member.identity (kind, value_hash, member_id)
                select ?, n.value_hash, n.member_id from unnest(?::uuid[], ?::bigint[]) as n (value_hash, member_id) order by n.value_hash
                on conflict do nothing returning value_hash, member_id""")
                .param(kind.code()).param(memberByHash.keySet().toArray(UUID[]::new)).param(Arrays.longs(memberByHash.values()))
                .query(row -> {
                    taken.put(row.getObject(1, UUID.class), row.getLong(2));
                });
        return taken;
    }

    /** Gives it to the member if its row exists and has none. */
    public Optional<Long> takeIfFree(IdentityKind kind, UUID hash, @Nullable Long memberId) {
        return database.sql("""
                update member.identity set member_id = ?, version = version + 1
                 where kind = ? and value_hash = ? and member_id is null returning member_id""")
                .param(memberId).param(kind.code()).param(hash).query(Long.class).optional();
    }

    public void keep(List<Kept> rows) {
        int size = rows.size();
        long[][] numbers = new long[2][size];
        String[][] texts = new String[2][size];
        UUID[] hashes = new UUID[size];
        @Nullable UUID[] tails = new UUID[size];
        byte[][] sealed = new byte[size][];
        for (int i = 0; i < size; i++) {
            Kept row = rows.get(i);
            numbers[0][i] = row.memberId();
            numbers[1][i] = row.id();
            texts[0][i] = row.kind();
            texts[1][i] = row.addedAt().atOffset(ZoneOffset.UTC).toString();
            hashes[i] = row.hash();
            tails[i] = row.tail();
            sealed[i] = row.sealed();
        }
        database.sql("""
                insert into member.identity_of (member_id, id, kind, value_hash, tail_hash, sealed, added_at)
                select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::uuid[], ?::uuid[], ?::bytea[], ?::timestamptz[])""")
                .param(numbers[0]).param(numbers[1]).param(texts[0]).param(hashes).param(tails).param(sealed).param(texts[1]).update();
    }

    /** What these members are known by, oldest first. */
    public Map<Long, List<Kept>> keptOf(Collection<Long> memberIds) {
        Map<Long, List<Kept>> kept = HashMap.newHashMap(memberIds.size());
        database.sql("""
                select member_id, id, kind, value_hash, tail_hash, sealed, added_at from member.identity_of
                 where member_id = any (?::bigint[]) order by member_id, added_at, id""")
                .param(Arrays.longs(memberIds))
                .query(row -> {
                    kept.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(kept(row, 0));
                });
        return kept;
    }

    /** Who has a phone with these last digits and is not closed, those of the store first, then the newest. */
    public List<Long> membersByTail(UUID tail, long storeId, int limit) {
        return database.sql("""
                select coalesce(m.merged_into, i.member_id) from member.identity_of i join member.member m on m.member_id = i.member_id
                 where i.tail_hash = ? and m.status <> 'closed'
                 order by (m.store_id = ?) is true desc, m.enrolled_at desc, i.member_id limit ?""")
                .param(tail).param(storeId).param(limit).query((row, n) -> row.getLong(1)).list();
    }

    /** Nobody's any more. The row of a phone stays, since a receipt may be about to lock it. */
    public Optional<Kept> forget(Collection<Long> memberIds, long id) {
        Optional<Kept> gone = database.sql("""
                delete from member.identity_of where member_id = any (?::bigint[]) and id = ?
                returning member_id, id, kind, value_hash, tail_hash, sealed, added_at""")
                .param(Arrays.longs(memberIds)).param(id).query(IdentitySql::kept).optional();
        gone.ifPresent(kept -> database.sql(kept.kind().equals(IdentityKind.PHONE.code())
                        ? "update member.identity set member_id = null, version = version + 1 where kind = ? and value_hash = ? and member_id = any (?::bigint[])"
                        : "delete from member.identity where kind = ? and value_hash = ? and member_id = any (?::bigint[])")
                .param(kept.kind()).param(kept.hash()).param(Arrays.longs(memberIds)).update());
        return gone;
    }

    /** Whoever asks for one of these values is led to this member. */
    public void lead(Collection<Kept> all, long memberId) {
        List<Kept> sorted = all.stream().sorted(Comparator.comparing(Kept::kind).thenComparing(Kept::hash)).toList();
        for (Kept one : sorted) {
            database.sql("update member.identity set member_id = ?, version = version + 1 where kind = ? and value_hash = ? and member_id is not null")
                    .param(memberId).param(one.kind()).param(one.hash()).update();
        }
    }

    /** Forgets the values, also sealed. Who has their keyed hashes does not change: they stay taken. */
    public void erase(Collection<Long> memberIds) {
        database.sql("delete from member.identity_of where member_id = any (?::bigint[])").param(Arrays.longs(memberIds)).update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(row.getLong(1), row.getLong(2), row.getString(3), row.getObject(4, UUID.class), row.getObject(5, UUID.class), row.getBytes(6),
                row.getTimestamp(7).toInstant());
    }
}
