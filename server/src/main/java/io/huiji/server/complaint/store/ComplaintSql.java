package io.huiji.server.complaint.store;

import io.huiji.server.complaint.Complaint;
import io.huiji.server.platform.Arrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code complaint.complaint}. */
@Repository
public class ComplaintSql {

    private static final String COLUMNS =
            "select member_id, id, kind, store_id, entry_id, decision_id, receipt, note, status, made_at from complaint.complaint ";

    private final JdbcClient database;

    ComplaintSql(JdbcClient database) {
        this.database = database;
    }

    /** False: the same thing has an open complaint. */
    public boolean insert(Complaint one) {
        return database.sql("""
                insert into complaint.complaint (member_id, id, kind, store_id, entry_id, decision_id, receipt, note, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(one.memberId()).param(one.id()).param(one.kind().code()).param(one.storeId()).param(one.entryId()).param(one.decisionId())
                .param(one.receipt()).param(one.note()).param(one.madeAt().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    public int countOpen(long memberId) {
        return database.sql("select count(*) from complaint.complaint where member_id = ? and status = 'open'").param(memberId).query(Integer.class).single();
    }

    public List<Complaint> of(Collection<Long> memberIds, long beforeId, int limit) {
        return database.sql(COLUMNS + "where member_id = any (?::bigint[]) and id < ? order by id desc limit ?")
                .param(Arrays.longs(memberIds)).param(beforeId).param(limit).query(ComplaintSql::row).list();
    }

    public Optional<Complaint> find(long memberId, long id) {
        return database.sql(COLUMNS + "where member_id = ? and id = ?").param(memberId).param(id).query(ComplaintSql::row).optional();
    }

    /** Others who would answer it wait until the transaction ends. */
    public Optional<Complaint> lock(long memberId, long id) {
        boolean there = database.sql("update complaint.complaint set version = version + 1 where member_id = ? and id = ?")
                .param(memberId).param(id).update() == 1;
        return there ? find(memberId, id) : Optional.empty();
    }

    public void resolve(long memberId, long id) {
        database.sql("update complaint.complaint set status = 'resolved' where member_id = ? and id = ?").param(memberId).param(id).update();
    }

    /** @param storeIds {@code null}: all, without a store too */
    public List<Complaint> list(@Nullable Collection<Long> storeIds, Complaint.@Nullable Status status, long beforeId, int limit) {
        return database.sql(COLUMNS + """
                where id < ? and (?::bigint[] is null or store_id = any (?::bigint[])) and (?::text is null or status = ?::text)
                order by id desc limit ?""")
                .param(beforeId).param(longs(storeIds)).param(longs(storeIds)).param(code(status)).param(code(status)).param(limit)
                .query(ComplaintSql::row).list();
    }

    private static long @Nullable [] longs(@Nullable Collection<Long> ids) {
        return ids == null ? null : Arrays.longs(ids);
    }

    private static @Nullable String code(Complaint.@Nullable Status status) {
        return status == null ? null : status.code();
    }

    private static Complaint row(ResultSet row, int number) throws SQLException {
        return new Complaint(row.getLong(1), row.getLong(2), Complaint.Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getObject(4, Long.class),
                row.getObject(5, Long.class), row.getObject(6, Long.class), row.getString(7), row.getString(8),
                Complaint.Status.valueOf(row.getString(9).toUpperCase(Locale.ROOT)), row.getTimestamp(10).toInstant(), List.of());
    }
}
