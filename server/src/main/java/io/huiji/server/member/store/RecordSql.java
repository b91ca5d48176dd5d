package io.huiji.server.member.store;

import io.huiji.server.member.MemberProfile.Status;
import io.huiji.server.platform.Arrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.member}, one by one. */
@Repository
public class RecordSql {

    private static final String COLUMNS = "select member_id, status, sealed_name, name, sealed_birthday, birthday, store_id, channel, enrolled_at,"
            + " merged_into from member.member ";

    private final JdbcClient database;

    RecordSql(JdbcClient database) {
        this.database = database;
    }

    public record Row(
            long id, Status status, byte @Nullable [] sealedName, @Nullable String openName, byte @Nullable [] sealedBirthday, @Nullable LocalDate openBirthday,
            @Nullable Long storeId, String channel, Instant enrolledAt, @Nullable Long mergedInto) {

        /** Never the name. */
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** Where a page ended. */
    public record Place(Instant enrolledAt, long memberId) {}

    public List<Row> find(Collection<Long> memberIds) {
        return database.sql(COLUMNS + "where member_id = any (?::bigint[]) order by member_id").param(Arrays.longs(memberIds)).query(RecordSql::row).list();
    }

    /** Where she enrolled; empty: nowhere in particular, or there is no such member. */
    public Optional<Long> storeOf(long memberId) {
        return database.sql("select store_id from member.member where member_id = ? and store_id is not null").param(memberId).query(Long.class).optional();
    }

    /** Those of that whole name, latest first. */
    public List<Row> named(UUID nameHash, int limit) {
        return database.sql(COLUMNS + "where name_hash = ? order by enrolled_at desc, member_id desc limit ?").param(nameHash).param(limit)
                .query(RecordSql::row).list();
    }

    /** @param storeIds those that enrolled there; empty: all */
    public List<Row> newest(Collection<Long> storeIds, @Nullable Place after, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("where true");
        List<Object> parameters = new ArrayList<>();
        if (!storeIds.isEmpty()) {
            sql.append(" and store_id = any (?::bigint[])");
            parameters.add(Arrays.longs(storeIds));
        }
        if (after != null) {
            sql.append(" and (enrolled_at, member_id) < (?, ?)");
            parameters.add(after.enrolledAt().atOffset(ZoneOffset.UTC));
            parameters.add(after.memberId());
        }
        parameters.add(limit);
        return database.sql(sql.append(" order by enrolled_at desc, member_id desc limit ?").toString()).params(parameters).query(RecordSql::row).list();
    }

    public Optional<Status> lock(long memberId) {
        return database.sql("update member.member set version = version + 1 where member_id = ? returning status").param(memberId)
                .query((row, number) -> MemberSql.status(row.getString(1))).optional();
    }

    /** What is {@code null} stays as it is. */
    public void change(long memberId, SealedProfile profile) {
        database.sql("""
                update member.member
                   set sealed_name = coalesce(?::bytea, sealed_name), name_hash = coalesce(?::uuid, name_hash),
                       sealed_birthday = coalesce(?::bytea, sealed_birthday)
                 where member_id = ?""")
                .param(profile.name()).param(profile.nameHash()).param(profile.birthday()).param(memberId).update();
    }

    public void turn(long memberId, String status) {
        database.sql("update member.member set status = ? where member_id = ?").param(status).param(memberId).update();
    }

    public void erase(long memberId) {
        database.sql("""
                update member.member set name = null, birthday = null, sealed_name = null, name_hash = null, sealed_birthday = null where member_id = ?""")
                .param(memberId).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong(1), MemberSql.status(row.getString(2)), row.getBytes(3), row.getString(4), row.getBytes(5), row.getObject(6, LocalDate.class),
                row.getObject(7, Long.class), row.getString(8), row.getTimestamp(9).toInstant(), row.getObject(10, Long.class));
    }
}
