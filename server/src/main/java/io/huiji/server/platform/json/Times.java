package io.huiji.server.platform.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times with an offset (RFC 3339) and ISO dates, of the years 1900 to 9999. Parts below a microsecond are cut off: the database keeps none. */
public final class Times {

    static final String INSTANT_ZH = "带时区偏移的 RFC 3339 时间,如 2026-11-23T10:00:00+08:00";
    static final String INSTANT_EN = "an RFC 3339 time with offset, such as 2026-11-23T10:00:00+08:00";
    static final String DATE_ZH = "日期,如 2026-11-23";
    static final String DATE_EN = "a date such as 2026-11-23";
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 9999;

    private Times() {}

    /** @throws DateTimeException not such a time */
    public static Instant instant(String text) {
        return offsetDateTime(text).toInstant();
    }

    static OffsetDateTime offsetDateTime(String text) {
        OffsetDateTime usual = UsualTime.parse(text);
        OffsetDateTime time = usual != null ? usual : OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        requireYear(time.getYear());
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws DateTimeException not such a date */
    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
        requireYear(date.getYear());
        return date;
    }

    private static void requireYear(int year) {
        if (year < YEAR_MIN || year > YEAR_MAX) {
            throw new DateTimeException("year out of range");
        }
    }
}
