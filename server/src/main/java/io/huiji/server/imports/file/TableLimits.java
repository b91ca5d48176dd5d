package io.huiji.server.imports.file;

/**
 * What a file may hold at most, so that a small upload cannot grow into a large harm.
 *
 * @param bytes after decompression
 * @param lines rows below the header
 * @param rowCharacters of one row with all its cells; an unclosed quote ends here
 */
public record TableLimits(long bytes, int lines, int columns, int cellCharacters, int rowCharacters) {

    public static final TableLimits STANDARD = new TableLimits(1L << 30, 3_000_000, 200, 32_767, 1 << 20);
}
