package io.huiji.server.imports.job;

import io.huiji.server.imports.model.Rejections;
import java.util.BitSet;

/** Counts lines, not reasons. */
final class CountedRejections implements Rejections {

    private final Rejections into;
    private final BitSet lines = new BitSet();

    CountedRejections(Rejections into) {
        this.into = into;
    }

    @Override
    public synchronized void reject(long line, String field, String reasonZh, String reasonEn) {
        lines.set((int) line);
        into.reject(line, field, reasonZh, reasonEn);
    }

    synchronized long lines() {
        return lines.cardinality();
    }

    synchronized boolean has(long line) {
        return lines.get((int) line);
    }
}
