package io.huiji.server.imports.model;

/** Takes the lines that cannot be imported. */
@FunctionalInterface
public interface Rejections {

    /**
     * @param line of the file, from 1
     * @param field the column's name in the file
     */
    void reject(long line, String field, String reasonZh, String reasonEn);

    default void reject(long line, String field, Reason reason) {
        reject(line, field, reason.zh(), reason.en());
    }
}
