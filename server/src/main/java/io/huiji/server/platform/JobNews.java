package io.huiji.server.platform;

import java.time.Instant;

/** Hears of each run of a job, for whoever looks after the installation. */
public interface JobNews {

    /**
     * @param job a short name, e.g. {@code sweep}
     * @param done what it dealt with
     * @param failed what it could not deal with now
     */
    void ran(String job, Instant startedAt, Instant finishedAt, long done, long failed);
}
