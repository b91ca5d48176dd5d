package io.huiji.bench.load;

import java.util.SplittableRandom;

/** What is asked. Used by several client threads at once, each with its own request and its own random numbers. */
public interface Workload {

    /** A whole HTTP request to write into. Its length never changes. */
    byte[] request();

    /** Writes the next request: no two alike. */
    void next(byte[] request, SplittableRandom random);

    /**
     * How many units (purchases) an answer stands for.
     *
     * @return 0 to {@link #unitsPerRequest}; fewer means that the rest was not done, and is reported
     */
    int done(int status, byte[] body, int length);

    int unitsPerRequest();
}
