package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.instant;
import static io.huiji.server.access.store.Rows.required;
import static io.huiji.server.access.store.Rows.utc;

import io.huiji.server.access.Approval;
import io.huiji.server.access.Approval.Status;
import io.huiji.server.access.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.approval}. */
@Repository
public class ApprovalSql {

    private final JdbcClient database;

    ApprovalSql(JdbcClient database) {
        this.database = database;
    }

    public void insert(Approval approval) {
        database.sql("""
                insert into access.approval (approval_id, kind, request, summary, points, member_id, store_id, reason, status, asked_by, asked_name, asked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(approval.approvalId()).param(approval.kind()).param(approval.request()).param(approval.summary()).param(approval.points())
                .param(approval.memberId()).param(approval.storeId()).param(approval.reason()).param(approval.status().code()).param(approval.askedBy())
                .param(approval.askedName()).param(utc(approval.askedAt())).update();
    }

    public Optional<Approval> find(long approvalId) {
        return database.sql("select * from access.approval where approval_id = ?").param(approvalId).query(ApprovalSql::approval).optional();
    }

    /** Newest first, before {@code beforeId}. {@code storeIds}: asked for in one of these; empty: anywhere. */
    public List<Approval> list(@Nullable Status status, Collection<Long> storeIds, long beforeId, int limit) {
        return database.sql("""
                select * from access.approval
                 where (?::text is null or status = ?) and (? or store_id = any(?)) and approval_id < ?
                 order by approval_id desc limit ?""")
                .param(status == null ? null : status.code()).param(status == null ? null : status.code())
                .param(storeIds.isEmpty()).param(storeIds.toArray(Long[]::new)).param(beforeId).param(limit).query(ApprovalSql::approval).list();
    }

    /** Of those who decide at the same moment one is first. @return whether it was open and asked for by somebody else */
    public boolean decide(long approvalId, Status to, Caller by, String reason, Instant at) {
        return database.sql("""
                update access.approval set status = ?, decided_by = ?, decided_name = ?, decided_at = ?, decided_reason = ?
                 where approval_id = ? and status = 'open' and asked_by <> ?""")
                .param(to.code()).param(by.callerId()).param(by.name()).param(utc(at)).param(reason).param(approvalId).param(by.callerId()).update() == 1;
    }

    /** @return whether it was approved and not finished yet */
    public boolean finish(long approvalId, Status to, String outcome) {
        return database.sql("update access.approval set status = ?, outcome = ? where approval_id = ? and status = 'approved'")
                .param(to.code()).param(outcome).param(approvalId).update() == 1;
    }

    public List<Approval> unfinished(Instant approvedBefore, int limit) {
        return database.sql("select * from access.approval where status = 'approved' and decided_at < ? order by approval_id limit ?")
                .param(utc(approvedBefore)).param(limit).query(ApprovalSql::approval).list();
    }

    private static Approval approval(ResultSet row, int number) throws SQLException {
        return new Approval(row.getLong("approval_id"), row.getString("kind"), row.getString("request"), row.getString("summary"), row.getLong("points"),
                row.getLong("member_id"), row.getObject("store_id", Long.class), row.getString("reason"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)), row.getLong("asked_by"), row.getString("asked_name"),
                required(row, "asked_at"), row.getObject("decided_by", Long.class), row.getString("decided_name"), instant(row, "decided_at"),
                row.getString("decided_reason"), row.getString("outcome"));
    }
}
