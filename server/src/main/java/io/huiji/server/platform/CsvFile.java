package io.huiji.server.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A small CSV file as a request's body: UTF-8, with or without a byte order mark, a header with known columns. Bad lines do not stop the others.
 *
 * @param columns those that the file has
 */
public record CsvFile(Set<String> columns, List<Row> rows) {

    /** Most data lines of one file. */
    public static final int LINES_MAX = 20_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    /**
     * @param line line of the file on which it begins
     * @param values by column, without space around; the empty text is left out
     * @param fits {@code false}: it has not as many values as the header has columns
     */
    public record Row(int line, Map<String, String> values, boolean fits) {}

    /** @throws Problem {@code invalid_field} on {@code body}: not UTF-8, no header, a column missing or unknown, too many lines */
    public static CsvFile read(byte[] body, List<String> required, List<String> optional) {
        String text = utf8(body);
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            List<String> header = List.of();
            List<Row> rows = new ArrayList<>();
            long lastLine = 0;
            for (CSVRecord row : parser) {
                int line = (int) lastLine + 1;
                lastLine = parser.getCurrentLineNumber();
                if (header.isEmpty()) {
                    header = header(row, required, optional);
                } else if (rows.size() == LINES_MAX) {
                    throw refused("too_many_lines", "最多 " + LINES_MAX + " 行", "At most " + LINES_MAX + " lines");
                } else {
                    rows.add(row(line, row, header));
                }
            }
            if (header.isEmpty()) {
                throw refused("required", "文件为空", "The file is empty");
            }
            return new CsvFile(new LinkedHashSet<>(header), rows);
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw refused("not_csv", "不是有效的 CSV(引号不配对?)", "Not valid CSV (an unpaired quote?)");
        }
    }

    private static List<String> header(CSVRecord row, List<String> required, List<String> optional) {
        List<String> header = row.toList();
        for (String column : header) {
            if (!required.contains(column) && !optional.contains(column)) {
                throw refused("unknown_column", "不认识的列;可用的列:" + known(required, optional), "A column is not known; known are: " + known(required, optional));
            }
        }
        for (String column : required) {
            if (!header.contains(column)) {
                throw refused("column_missing", "缺少列 " + column, "The column " + column + " is missing");
            }
        }
        if (new LinkedHashSet<>(header).size() != header.size()) {
            throw refused("column_twice", "有列重复", "A column is there twice");
        }
        return header;
    }

    private static Row row(int line, CSVRecord row, List<String> header) {
        Map<String, String> values = HashMap.newHashMap(header.size());
        for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
            if (!row.get(i).isEmpty()) {
                values.put(header.get(i), row.get(i));
            }
        }
        return new Row(line, values, row.size() == header.size());
    }

    private static String utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (text.indexOf('\0') >= 0) {
                throw refused("not_utf8", "含有 NUL 字符", "Has NUL characters");
            }
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw refused("not_utf8", "应为 UTF-8 编码", "Must be UTF-8");
        }
    }

    private static String known(List<String> required, List<String> optional) {
        return String.join(", ", required) + (optional.isEmpty() ? "" : ", " + String.join(", ", optional));
    }

    private static Problem refused(String code, String zh, String en) {
        return Problem.invalid("body", code, zh, en);
    }
}
