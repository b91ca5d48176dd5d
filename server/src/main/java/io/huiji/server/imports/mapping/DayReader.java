package io.huiji.server.imports.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads days, as {@code 2000-2-29}, {@code 2000/02/29}, or an Excel cell's {@code 2000-02-29 00:00:00}; or in a format of the file's own. */
public final class DayReader {

    private static final String MIDNIGHT = " 00:00:00";

    private final DateTimeFormatter formatter;
    private final boolean usual;

    public DayReader(@Nullable String format) {
        usual = format == null;
        formatter = TimeReader.formatter(format == null ? "uuuu-M-d" : format);
    }

    /** {@code null}: not a day of that format. */
    public @Nullable LocalDate read(String text) {
        String day = text.endsWith(MIDNIGHT) ? text.substring(0, text.length() - MIDNIGHT.length()) : text;
        try {
            return LocalDate.parse(usual ? day.replace('/', '-') : day, formatter);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
