package io.huiji.server.operations.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code operations.job_run}; and what the database says of itself. */
@Repository
public class JobRunSql {

    private final JdbcClient database;

    JobRunSql(JdbcClient database) {
        this.database = database;
    }

    /** @param done what it dealt with */
    public record JobRun(Instant startedAt, Instant finishedAt, long done, long failed) {}

    /** The later of two runs stays. */
    public void put(String job, JobRun run) {
        database.sql("""
                insert into operations.job_run (job, started_at, finished_at, done, failed) values (?, ?, ?, ?, ?)
                on conflict (job) do update set started_at = excluded.started_at, finished_at = excluded.finished_at, done = excluded.done, failed = excluded.failed
                 where job_run.finished_at <= excluded.finished_at""")
                .param(job).param(Timestamp.from(run.startedAt())).param(Timestamp.from(run.finishedAt())).param(run.done()).param(run.failed()).update();
    }

    public Optional<JobRun> last(String job) {
        return database.sql("select started_at, finished_at, done, failed from operations.job_run where job = ?").param(job)
                .query((row, n) -> new JobRun(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant(), row.getLong(3), row.getLong(4))).optional();
    }

    public String serverVersion() {
        return database.sql("select current_setting('server_version')").query(String.class).single();
    }

    public long sizeBytes() {
        return database.sql("select pg_database_size(current_database())").query(Long.class).single();
    }
}
