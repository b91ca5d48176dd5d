package io.huiji.server.operations;

import io.huiji.server.operations.store.JobRunSql;
import io.huiji.server.platform.JobNews;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Keeps the last run of each job. A job is not undone because it could not be noted. */
@Component
class JobDiary implements JobNews {

    private static final Logger LOG = LoggerFactory.getLogger(JobDiary.class);

    private final JobRunSql runs;

    JobDiary(JobRunSql runs) {
        this.runs = runs;
    }

    @Override
    public void ran(String job, Instant startedAt, Instant finishedAt, long done, long failed) {
        try {
            runs.put(job, new JobRunSql.JobRun(startedAt, finishedAt, done, failed));
        } catch (DataAccessException away) {
            LOG.warn("the run of job {} could not be noted", job, away);
        }
    }
}
