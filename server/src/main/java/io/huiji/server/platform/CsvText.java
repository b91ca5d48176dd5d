package io.huiji.server.platform;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CSV for people's spreadsheets: RFC 4180 with a byte order mark, and no cell that a spreadsheet would run as a formula. */
public final class CsvText {

    private static final String RUNS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");
    private final StringBuilder text = new StringBuilder("\uFEFF");

    public CsvText(List<String> header) {
        add(header);
    }

    public CsvText add(List<? extends @Nullable Object> row) {
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            text.append(i == 0 ? "" : ",").append(cell(value == null ? "" : value.toString()));
        }
        text.append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A cell that begins like a formula gets an apostrophe before it, as spreadsheets themselves write such text; a number below zero is none. */
    private static String cell(String value) {
        String safe = !value.isEmpty() && RUNS.indexOf(value.charAt(0)) >= 0 && !NUMBER.matcher(value).matches() ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
