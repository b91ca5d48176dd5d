package io.huiji.server.imports.store;

import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.ImportRun.Failure;
import io.huiji.server.imports.ImportRun.Kind;
import io.huiji.server.imports.ImportRun.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code imports.run}. */
@Repository
public class RunSql {

    private static final TypeReference<Map<String, String>> FIGURES = new TypeReference<>() {};
    private static final String COLUMNS = "id, kind, source, file_name, file_sha256, mapping, dry_run, status, done, total, summary::text as summary,"
            + " failure::text as failure, started_at, finished_at, undone_at, asked_by, asked_name, by_key, approval_id, approved";

    private final JdbcClient database;
    private final JsonMapper json = JsonMapper.shared();

    RunSql(JdbcClient database) {
        this.database = database;
    }

    public void insert(ImportRun run) {
        database.sql("""
                insert into imports.run (id, kind, source, file_name, file_sha256, mapping, dry_run, status, summary, started_at, asked_by, asked_name, by_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?)""")
                .param(run.id()).param(run.kind().name().toLowerCase(Locale.ROOT)).param(run.source()).param(run.fileName()).param(run.fileSha256()).param(run.mapping()).param(run.dryRun())
                .param(word(run.status())).param(json.writeValueAsString(run.summary())).param(Timestamp.from(run.startedAt()))
                .param(run.asked() == null ? null : run.asked().callerId()).param(run.asked() == null ? null : run.asked().name())
                .param(run.asked() != null && run.asked().byKey()).update();
    }

    /** It waits for a second person. */
    public void hold(long id, long approvalId) {
        database.sql("update imports.run set status = 'held', approval_id = ? where id = ?").param(approvalId).param(id).update();
    }

    /** Of those who approve at the same moment one is first. */
    public boolean release(long id) {
        return database.sql("update imports.run set status = 'waiting', approved = true where id = ? and status = 'held'").param(id).update() == 1;
    }

    public boolean isHeld(long id) {
        return database.sql("select count(*) from imports.run where id = ? and status = 'held'").param(id).query(Long.class).single() == 1;
    }

    /** What a second person had approved and a process left behind waits once more. @return whether it does */
    public boolean resume(long id) {
        return database.sql("update imports.run set status = 'waiting', done = 0, finished_at = null where id = ? and status = 'interrupted' and approved")
                .param(id).update() == 1;
    }

    public Optional<ImportRun> find(long id) {
        return database.sql("select " + COLUMNS + " from imports.run where id = ?").param(id).query((row, n) -> run(row)).optional();
    }

    /** Latest first, from before {@code beforeId}. */
    public List<ImportRun> list(long beforeId, int limit) {
        return database.sql("select " + COLUMNS + " from imports.run where id < ? order by id desc limit ?")
                .param(beforeId).param(limit).query((row, n) -> run(row)).list();
    }

    public List<ImportRun> open() {
        return database.sql("select " + COLUMNS + " from imports.run where status in ('waiting', 'reading', 'running', 'undoing')")
                .query((row, n) -> run(row)).list();
    }

    public List<String> sources() {
        return database.sql("select distinct source from imports.run where source <> '' and kind = 'receipts'").query((row, n) -> row.getString(1)).list();
    }

    /** The last undone run of a source; 0: none. */
    public long lastUndone(String source) {
        return database.sql("select coalesce(max(id), 0) from imports.run where source = ? and undone_at is not null")
                .param(source).query(Long.class).single();
    }

    public void begin(long id, String source, String mapping, long total) {
        database.sql("update imports.run set status = 'running', source = ?, mapping = ?, total = ? where id = ?")
                .param(source).param(mapping).param(total).param(id).update();
    }

    public void progress(long id, Status status, long done, Map<String, String> summary) {
        database.sql("update imports.run set status = ?, done = ?, summary = ?::json where id = ?")
                .param(word(status)).param(done).param(json.writeValueAsString(summary)).param(id).update();
    }

    /** One of two callers wins. */
    public boolean move(long id, Status from, Status to) {
        return database.sql("update imports.run set status = ?, done = 0 where id = ? and status = ?")
                .param(word(to)).param(id).param(word(from)).update() == 1;
    }

    public void end(long id, Status status, @Nullable Failure failure, Instant at) {
        database.sql("update imports.run set status = ?, failure = ?::json, finished_at = ? where id = ?")
                .param(word(status)).param(failure == null ? null : json.writeValueAsString(failure)).param(Timestamp.from(at)).param(id).update();
    }

    public void undone(long id, Instant at) {
        database.sql("update imports.run set status = 'undone', undone_at = ? where id = ?").param(Timestamp.from(at)).param(id).update();
    }

    private ImportRun run(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new ImportRun(row.getLong("id"), Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("source"), row.getString("file_name"), row.getString("file_sha256"),
                row.getString("mapping"), row.getBoolean("dry_run"), Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("done"), row.getLong("total"), json.readValue(row.getString("summary"), FIGURES),
                failure == null ? null : json.readValue(failure, Failure.class), row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("finished_at")), instant(row.getTimestamp("undone_at")), asked(row));
    }

    private static ImportRun.@Nullable Asked asked(ResultSet row) throws SQLException {
        Long by = row.getObject("asked_by", Long.class);
        return by == null ? null : new ImportRun.Asked(by, row.getString("asked_name"), row.getBoolean("by_key"), row.getObject("approval_id", Long.class), row.getBoolean("approved"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
