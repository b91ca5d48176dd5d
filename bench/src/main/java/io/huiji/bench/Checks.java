package io.huiji.bench;

import io.huiji.bench.load.LoadResult;

/** Whether a run may be believed. */
final class Checks {

    private Checks() {}

    /** Flags the figure when an answer was not as it should be. */
    static LoadResult clean(Report report, String figure, LoadResult result) {
        if (result.failure() == null && result.undone() == 0 && result.units() == 0) {
            report.flag(figure, "no answer came within the run");
        } else if (!result.isClean()) {
            report.flag(figure, result.undone() + " of " + (result.units() + result.undone()) + " purchases were not done, answers by status "
                    + result.answers() + ", first: " + result.failure());
        }
        return result;
    }
}
