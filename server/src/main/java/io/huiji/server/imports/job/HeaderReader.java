package io.huiji.server.imports.job;

import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.file.TableLimits;
import java.nio.file.Path;

/** Reads the first row of a table and no more. */
final class HeaderReader {

    private HeaderReader() {}

    private static final class Enough extends RuntimeException {

        private final String[] header;

        Enough(String[] header) {
            super("enough", null, false, false);
            this.header = header;
        }
    }

    /** @throws ImportFailure it is no table that can be read, or has no row */
    static String[] read(Path file) {
        try {
            new TableFile(file, TableLimits.STANDARD).read((line, cells) -> {
                throw new Enough(cells);
            });
        } catch (Enough enough) {
            return enough.header;
        }
        throw new ImportFailure("empty", "文件是空的", "The file is empty");
    }
}
