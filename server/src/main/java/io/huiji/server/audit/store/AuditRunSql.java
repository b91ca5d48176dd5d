package io.huiji.server.audit.store;

import io.huiji.server.audit.AuditRun;
import io.huiji.server.audit.AuditRun.Counts;
import io.huiji.server.audit.AuditRun.Status;
import io.huiji.server.audit.Difference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit.run}. */
@Component
public class AuditRunSql {

    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};
    private static final String COLUMNS = "id, sample, status, started_at, alive_at, finished_at, members_total, members, decisions, journal_rows,"
            + " receipts, sealed_days, differences, findings::text, failure";

    private final JdbcClient database;
    private final JsonMapper json = JsonMapper.shared();

    AuditRunSql(JdbcClient database) {
        this.database = database;
    }

    public void insert(AuditRun run) {
        database.sql("insert into audit.run (id, sample, status, started_at, alive_at, findings) values (?, ?, 'running', ?, ?, '[]')")
                .param(run.id()).param(run.sample()).param(Timestamp.from(run.startedAt())).param(Timestamp.from(run.aliveAt())).update();
    }

    public void save(AuditRun run) {
        Counts counts = run.counts();
        database.sql("""
                update audit.run
                   set status = ?, alive_at = ?, finished_at = ?, members_total = ?, members = ?, decisions = ?, journal_rows = ?, receipts = ?,
                       sealed_days = ?, differences = ?, findings = ?::json, failure = ?
                 where id = ?""")
                .param(run.status().name().toLowerCase(Locale.ROOT)).param(Timestamp.from(run.aliveAt()))
                .param(run.finishedAt() == null ? null : Timestamp.from(run.finishedAt()))
                .param(counts.membersTotal()).param(counts.members()).param(counts.decisions()).param(counts.journalRows())
                .param(counts.receipts()).param(counts.sealedDays()).param(run.differences())
                .param(json.writeValueAsString(run.found())).param(run.failure()).param(run.id()).update();
    }

    public Optional<AuditRun> find(long id) {
        return database.sql("select " + COLUMNS + " from audit.run where id = ?").param(id).query((row, n) -> run(row)).optional();
    }

    /** Newest first, before {@code beforeId}. */
    public List<AuditRun> list(long beforeId, int limit) {
        return database.sql("select " + COLUMNS + " from audit.run where id < ? order by id desc limit ?")
                .param(beforeId).param(limit).query((row, n) -> run(row)).list();
    }

    private AuditRun run(ResultSet row) throws SQLException {
        Timestamp finishedAt = row.getTimestamp(6);
        return new AuditRun(row.getLong(1), row.getInt(2), Status.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getTimestamp(4).toInstant(), row.getTimestamp(5).toInstant(), finishedAt == null ? null : finishedAt.toInstant(),
                new Counts(row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12)),
                row.getLong(13), json.readValue(row.getString(14), DIFFERENCES), row.getString(15));
    }
}
