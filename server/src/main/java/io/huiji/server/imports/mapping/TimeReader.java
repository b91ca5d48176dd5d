package io.huiji.server.imports.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads the times of a file. The lines of a receipt follow each other with one time, so the last one is remembered. Not for several threads. */
public final class TimeReader {

    private static final String USUAL = "uuuu-MM-dd HH:mm:ss";

    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private String lastText = "";
    private @Nullable Instant last;

    public TimeReader(Mapping.Time time) {
        formatter = formatter(time.format());
        zone = ZoneId.of(time.zone());
    }

    static DateTimeFormatter formatter(@Nullable String pattern) {
        String strict = (pattern == null ? USUAL : pattern).replace("yyyy", "uuuu");
        return DateTimeFormatter.ofPattern(strict, java.util.Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** {@code null}: not a time of that format. A local time that a change of clocks skips is moved on by the gap; one that it repeats is the first. */
    public @Nullable Instant read(String text) {
        if (text.equals(lastText)) {
            return last;
        }
        lastText = text;
        last = parse(text.strip());
        return last;
    }

    private @Nullable Instant parse(String text) {
        try {
            TemporalAccessor parsed = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant = switch (parsed) {
                case OffsetDateTime offset -> offset.toInstant();
                case LocalDateTime local -> local.atZone(zone).toInstant();
                default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
            };
            int year = instant.atZone(zone).getYear();
            return year < 1970 || year > 2999 ? null : instant;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
