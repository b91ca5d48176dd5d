package io.huiji.server.platform.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The spelling of a time that nearly every request and answer has, {@code 2026-11-23T10:00:00.123+08:00}, read and written without the JDK's formatter,
 * which takes any spelling and ten times as long.
 */
final class UsualTime {

    private static final int SECONDS_END = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final int NANO_DIGITS = 9;
    private static final int OFFSET_MINUTES_MAX = 18 * 60;
    private static final long YEAR_0_SECONDS = -62_167_219_200L;
    private static final long YEAR_10000_SECONDS = 253_402_300_800L;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private UsualTime() {}

    /** {@code null}: spelt otherwise, or no time at all. */
    static @Nullable OffsetDateTime parse(String text) {
        if (text.length() <= SECONDS_END || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T'
                || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int offsetFrom = text.charAt(text.length() - 1) == 'Z' ? text.length() - 1 : text.length() - OFFSET_LENGTH;
        int nano = nano(text, offsetFrom);
        ZoneOffset offset = offset(text, offsetFrom);
        boolean inRange = year >= 0 && month >= 1 && month <= 12 && day >= 1 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60
                && second >= 0 && second < 60 && nano >= 0 && offset != null;
        return inRange && day <= YearMonth.of(year, month).lengthOfMonth() ? OffsetDateTime.of(year, month, day, hour, minute, second, nano, offset) : null;
    }

    private static int nano(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int digits = end - SECONDS_END - 1;
        if (digits < 1 || digits > NANO_DIGITS || text.charAt(SECONDS_END) != '.') {
            return -1;
        }
        int nano = number(text, SECONDS_END + 1, end);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nano *= 10;
        }
        return nano;
    }

    private static @Nullable ZoneOffset offset(String text, int from) {
        if (from == text.length() - 1) {
            return ZoneOffset.UTC;
        }
        boolean west = text.charAt(from) == '-';
        if ((!west && text.charAt(from) != '+') || text.charAt(from + 3) != ':') {
            return null;
        }
        int hours = number(text, from + 1, from + 3);
        int minutes = number(text, from + 4, from + OFFSET_LENGTH);
        int total = hours * 60 + minutes;
        return hours < 0 || minutes < 0 || minutes > 59 || total > OFFSET_MINUTES_MAX ? null : ZoneOffset.ofTotalSeconds((west ? -total : total) * 60);
    }

    /** −1 unless there are digits alone. */
    private static int number(String text, int from, int end) {
        int number = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** As {@link Instant#toString}: in UTC, the fraction in groups of three digits. */
    static String format(Instant instant) {
        if (instant.getEpochSecond() < YEAR_0_SECONDS || instant.getEpochSecond() >= YEAR_10000_SECONDS) {
            return instant.toString();
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(30);
        append(text, time.getYear(), 4);
        append(text.append('-'), time.getMonthValue(), 2);
        append(text.append('-'), time.getDayOfMonth(), 2);
        append(text.append('T'), time.getHour(), 2);
        append(text.append(':'), time.getMinute(), 2);
        append(text.append(':'), time.getSecond(), 2);
        int nano = time.getNano();
        if (nano % NANOS_PER_MICRO != 0) {
            append(text.append('.'), nano, NANO_DIGITS);
        } else if (nano % NANOS_PER_MILLI != 0) {
            append(text.append('.'), nano / NANOS_PER_MICRO, 6);
        } else if (nano != 0) {
            append(text.append('.'), nano / NANOS_PER_MILLI, 3);
        }
        return text.append('Z').toString();
    }

    private static void append(StringBuilder text, long number, int digits) {
        String plain = Long.toString(number);
        for (int i = plain.length(); i < digits; i++) {
            text.append('0');
        }
        text.append(plain);
    }
}
