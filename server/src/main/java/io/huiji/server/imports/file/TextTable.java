package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Delimited text: quotes after RFC 4180, with line ends inside them. */
final class TextTable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final boolean compressed;
    private final TableLimits limits;

    TextTable(Path path, boolean compressed, TableLimits limits) {
        this.path = path;
        this.compressed = compressed;
        this.limits = limits;
    }

    void read(RowSink sink) throws IOException {
        try {
            TextEncoding encoding = TextEncoding.of(this::open);
            char delimiter = delimiter(encoding);
            CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).setTrailingData(true).get();
            try (RowReader characters = new RowReader(reader(encoding), limits.rowCharacters());
                    CSVParser parser = CSVParser.builder().setReader(characters).setFormat(format).get()) {
                pass(parser, characters, sink);
            }
        } catch (ZipException | EOFException damaged) {
            throw new ImportFailure("damaged", "压缩文件已损坏或不完整", "The compressed file is damaged or cut off");
        }
    }

    private static void pass(CSVParser parser, RowReader characters, RowSink sink) throws IOException {
        var records = parser.iterator();
        long line = 1;
        while (hasNext(records, line)) {
            CSVRecord record = records.next();
            sink.row(line, record.values());
            line = parser.getCurrentLineNumber() + 1;
            characters.rowEnded();
        }
    }

    private static boolean hasNext(java.util.Iterator<CSVRecord> records, long line) throws IOException {
        try {
            return records.hasNext();
        } catch (java.io.UncheckedIOException wrapped) {
            if (wrapped.getCause() instanceof CSVException) {
                throw new ImportFailure("open_quote", "从第 " + line + " 行开始的引号没有结束", "A quote that opens in line " + line + " is never closed");
            }
            throw wrapped.getCause();
        }
    }

    /** Whichever occurs most in the header outside quotes. */
    private char delimiter(TextEncoding encoding) throws IOException {
        int commas = 0;
        int tabs = 0;
        int semicolons = 0;
        try (Reader characters = reader(encoding)) {
            boolean quoted = false;
            for (int i = 0, c = characters.read(); c >= 0 && i < limits.rowCharacters() && (quoted || c != '\n' || i == 0); i++, c = characters.read()) {
                switch (c) {
                    case '"' -> quoted = !quoted;
                    case ',' -> commas += quoted ? 0 : 1;
                    case '\t' -> tabs += quoted ? 0 : 1;
                    case ';' -> semicolons += quoted ? 0 : 1;
                    default -> { }
                }
            }
        }
        if (tabs >= commas && tabs >= semicolons && tabs > 0) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    private Reader reader(TextEncoding encoding) throws IOException {
        InputStream in = open();
        in.skipNBytes(encoding.markBytes());
        return new java.io.BufferedReader(new InputStreamReader(in, encoding.charset()), BUFFER_BYTES);
    }

    private InputStream open() throws IOException {
        InputStream file = Files.newInputStream(path);
        InputStream plain = compressed ? new GZIPInputStream(file, BUFFER_BYTES) : file;
        return new BufferedInputStream(new LimitedInput(plain, limits.bytes()), BUFFER_BYTES);
    }
}
