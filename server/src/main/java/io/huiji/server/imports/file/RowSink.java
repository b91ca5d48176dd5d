package io.huiji.server.imports.file;

/** Takes the rows of a table one after the other; the first is the header. */
@FunctionalInterface
public interface RowSink {

    /**
     * @param line where the row starts in the file, from 1
     * @param cells trimmed of nothing; may be fewer or more than the header's
     */
    void row(long line, String[] cells);
}
