package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table in a file, whatever its dress. What it is is seen from its content, not from its name:
 * <pre>
 *   1F 8B        gzip, the text inside
 *   PK           .xlsx, the first sheet
 *   D0 CF 11 E0  the old .xls: refused, with what to do
 *   else         text: UTF-8 (with or without mark), UTF-16 with mark, or GB18030; comma, tab or semicolon
 * </pre>
 */
public final class TableFile {

    private final Path path;
    private final TableLimits limits;

    public TableFile(Path path, TableLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    /**
     * Hands every row that is not blank to {@code sink}, the header first. May be called again.
     *
     * @throws ImportFailure if the file is not a table that can be read, or is over a limit
     */
    public void read(RowSink sink) {
        try {
            RowSink bounded = new BoundedSink(sink, limits);
            byte[] start = start();
            if (is(start, 0x50, 0x4B)) {
                new ExcelTable(path, limits).read(bounded);
            } else if (is(start, 0xD0, 0xCF, 0x11, 0xE0)) {
                throw new ImportFailure("old_excel", "这是旧版 Excel(.xls),请另存为 .xlsx 或 .csv", "This is an old Excel file (.xls); save it as .xlsx or .csv");
            } else {
                new TextTable(path, is(start, 0x1F, 0x8B), limits).read(bounded);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] start() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(4);
        }
    }

    private static boolean is(byte[] start, int... magic) {
        if (start.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((start[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
