package io.huiji.server.imports.job;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The rejected lines of a run, a page at a time, as {@link RejectedFile} wrote them. */
public final class RejectedReader {

    private RejectedReader() {}

    /** @param row its place in the list, from 1 */
    public record Rejected(long row, long line, String field, String zh, String en) {}

    /** Nothing where there is no such file. */
    static List<Rejected> read(Path file, long afterRow, int limit) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Reader in = Files.newBufferedReader(file); CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
            return parser.stream().skip(afterRow).limit(limit)
                    .map(one -> new Rejected(one.getRecordNumber(), Long.parseLong(one.get(0)), one.get(1), one.get(2), one.get(3))).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
