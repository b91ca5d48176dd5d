package io.huiji.server.platform;

import java.util.List;

/**
 * What came of a file.
 *
 * @param written {@code false}: nothing was changed, because it was a dry run, or all or nothing was asked for and a line was rejected
 * @param lines data lines, the header not counted
 * @param results one for each line, in the file's order
 */
public record FileReport(boolean written, int lines, int created, int updated, int unchanged, int rejected, List<Line> results) {

    /** What a line did, or would have done. */
    public enum Result { CREATED, UPDATED, UNCHANGED, REJECTED }

    /**
     * @param line line of the file on which the record begins; the header is line 1
     * @param code of the thing the line is about; empty where it could not be read
     * @param errors why it was rejected; their field is the column
     */
    public record Line(int line, String code, Result result, List<FieldError> errors) {}
}
