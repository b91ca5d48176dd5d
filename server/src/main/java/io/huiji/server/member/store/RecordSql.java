package io.huiji.server.member.store;

import io.huiji.server.member.MemberProfile.Status;
import io.huiji.server.platform.Arrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.member}, one by one. */
@Repository
public class RecordSql {

    private static final String COLUMNS = "select member_id, status, name, birthday, store_id, channel, enrolled_at from member.member ";

    private final JdbcClient database;

    RecordSql(JdbcClient database) {
        this.database = database;
    }

    public record Row(
            long id, Status status, @Nullable String name, @Nullable LocalDate birthday, @Nullable Long storeId, String channel, Instant enrolledAt) {}

    /** Where a page ended. */
    public record Place(Instant enrolledAt, long memberId) {}

    public List<Row> find(Collection<Long> memberIds) {
        return database.sql(COLUMNS + "where member_id = any (?::bigint[]) order by member_id").param(Arrays.longs(memberIds)).query(RecordSql::row).list();
    }

    public List<Row> newest(@Nullable Place after, int limit) {
        String order = "order by enrolled_at desc, member_id desc limit ?";
        return after == null ? database.sql(COLUMNS + order).param(limit).query(RecordSql::row).list()
                : database.sql(COLUMNS + "where (enrolled_at, member_id) < (?, ?) " + order)
                        .param(after.enrolledAt().atOffset(ZoneOffset.UTC)).param(after.memberId()).param(limit).query(RecordSql::row).list();
    }

    public Optional<Status> lock(long memberId) {
        return database.sql("update member.member set version = version + 1 where member_id = ? returning status").param(memberId)
                .query((row, number) -> MemberSql.status(row.getString(1))).optional();
    }

    public void change(long memberId, @Nullable String name, @Nullable LocalDate birthday) {
        database.sql("update member.member set name = coalesce(?::text, name), birthday = coalesce(?::date, birthday) where member_id = ?")
                .param(name).param(birthday).param(memberId).update();
    }

    public void turn(long memberId, String status) {
        database.sql("update member.member set status = ? where member_id = ?").param(status).param(memberId).update();
    }

    public void erase(long memberId) {
        database.sql("update member.member set name = null, birthday = null where member_id = ?").param(memberId).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong(1), MemberSql.status(row.getString(2)), row.getString(3), row.getObject(4, LocalDate.class),
                row.getObject(5, Long.class), row.getString(6), row.getTimestamp(7).toInstant());
    }
}
