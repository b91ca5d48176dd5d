package io.huiji.server.member.store;

import io.huiji.server.member.Merge;
import io.huiji.server.member.NewMerge;
import io.huiji.server.platform.Arrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.merge}, and the pointers of {@code member.member}. */
@Repository
public class MergeSql {

    private static final String COLUMNS = "select gone_id, id, survivor_id, at, caller_id, caller_name, reason, points, debt, in_id, in_booked_at,"
            + " undone_at, undone_by, undone_name, undone_reason, undo_out_id, undo_in_id, returned_points from member.merge ";

    private final JdbcClient database;

    MergeSql(JdbcClient database) {
        this.database = database;
    }

    public void insert(NewMerge merge) {
        database.sql("""
                insert into member.merge (gone_id, id, survivor_id, at, caller_id, caller_name, reason, points, debt, in_id, in_booked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(merge.goneId()).param(merge.id()).param(merge.survivorId()).param(time(merge.at())).param(merge.callerId()).param(merge.callerName())
                .param(merge.reason()).param(merge.points()).param(merge.debt()).param(merge.inId()).param(time(merge.inBookedAt())).update();
    }

    public boolean undo(long goneId, long id, Merge.Undone undone) {
        return database.sql("""
                update member.merge set undone_at = ?, undone_by = ?, undone_name = ?, undone_reason = ?, undo_out_id = ?, undo_in_id = ?, returned_points = ?
                 where gone_id = ? and id = ? and undone_at is null""")
                .param(time(undone.at())).param(undone.callerId()).param(undone.callerName()).param(undone.reason()).param(undone.outId()).param(undone.inId())
                .param(undone.points()).param(goneId).param(id).update() == 1;
    }

    public Optional<Merge> find(long goneId, long id) {
        return database.sql(COLUMNS + "where gone_id = ? and id = ?").param(goneId).param(id).query(MergeSql::merge).optional();
    }

    public List<Merge> newest(long beforeId, int limit) {
        return database.sql(COLUMNS + "where id < ? order by id desc limit ?").param(beforeId).param(limit).query(MergeSql::merge).list();
    }

    /** Merges of these members, those that were undone too. */
    public List<Merge> ofGone(Collection<Long> memberIds) {
        return database.sql(COLUMNS + "where gone_id = any (?::bigint[]) order by id").param(Arrays.longs(memberIds)).query(MergeSql::merge).list();
    }

    /** Merges into these members that stand. */
    public List<Merge> standingInto(Collection<Long> memberIds) {
        return database.sql(COLUMNS + "where survivor_id = any (?::bigint[]) and undone_at is null order by id").param(Arrays.longs(memberIds))
                .query(MergeSql::merge).list();
    }

    /** Whoever was merged into each of these, over whatever steps. */
    public Map<Long, List<Long>> lineages(Collection<Long> memberIds) {
        Map<Long, List<Long>> lineages = new HashMap<>();
        database.sql("select merged_into, member_id from member.member where merged_into = any (?::bigint[]) order by merged_into, member_id")
                .param(Arrays.longs(memberIds))
                .query(row -> {
                    lineages.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getLong(2));
                });
        return lineages;
    }

    public void point(Collection<Long> memberIds, long survivorId) {
        database.sql("update member.member set status = 'merged', merged_into = ?, version = version + 1 where member_id = any (?::bigint[])")
                .param(survivorId).param(Arrays.longs(memberIds)).update();
    }

    public void standAlone(long memberId) {
        database.sql("update member.member set status = 'active', merged_into = null, version = version + 1 where member_id = ?").param(memberId).update();
    }

    private static Object time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Merge merge(ResultSet row, int number) throws SQLException {
        NewMerge made = new NewMerge(row.getLong(1), row.getLong(2), row.getLong(3), row.getTimestamp(4).toInstant(), row.getLong(5), row.getString(6), row.getString(7),
                row.getLong(8), row.getLong(9), row.getLong(10), row.getTimestamp(11).toInstant());
        Timestamp undoneAt = row.getTimestamp(12);
        return new Merge(made, undoneAt == null ? null
                : new Merge.Undone(undoneAt.toInstant(), row.getLong(13), row.getString(14), row.getString(15), row.getLong(16), row.getLong(17), row.getLong(18)));
    }
}
