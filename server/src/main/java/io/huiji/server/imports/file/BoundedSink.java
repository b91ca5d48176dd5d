package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;

/** Leaves out blank rows and holds the rest to the limits. */
final class BoundedSink implements RowSink {

    private final RowSink sink;
    private final TableLimits limits;
    private long rows;

    BoundedSink(RowSink sink, TableLimits limits) {
        this.sink = sink;
        this.limits = limits;
    }

    @Override
    public void row(long line, String[] cells) {
        if (isBlank(cells)) {
            return;
        }
        if (cells.length > limits.columns()) {
            throw ImportFailure.tooLarge("第 " + line + " 行有 " + cells.length + " 列,最多 " + limits.columns() + " 列",
                    "line " + line + " has " + cells.length + " columns, at most " + limits.columns());
        }
        for (String cell : cells) {
            if (cell.length() > limits.cellCharacters()) {
                throw ImportFailure.tooLarge("第 " + line + " 行有一格超过 " + limits.cellCharacters() + " 个字符",
                        "line " + line + " has a cell of more than " + limits.cellCharacters() + " characters");
            }
        }
        if (rows++ > limits.lines()) {
            throw ImportFailure.tooLarge("最多 " + limits.lines() + " 行", "at most " + limits.lines() + " lines");
        }
        sink.row(line, cells);
    }

    private static boolean isBlank(String[] cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
