package io.huiji.engine.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An instant on the wall clock of a zone.
 *
 * @param epochDay calendar day, days since 1970-01-01
 * @param nanoOfDay time of that day
 */
public record LocalMoment(long epochDay, long nanoOfDay) {

    private static final long SECONDS_A_DAY = 86_400;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    public static LocalMoment of(Instant instant, ZoneId zone) {
        long local = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        long second = Math.floorMod(local, SECONDS_A_DAY);
        return new LocalMoment(Math.floorDiv(local, SECONDS_A_DAY), second * NANOS_A_SECOND + instant.getNano());
    }

    /** The calendar day alone. */
    public static long dayOf(Instant instant, ZoneId zone) {
        return Math.floorDiv(instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds(), SECONDS_A_DAY);
    }

    /** The first instant of a calendar day. */
    public static Instant startOf(long epochDay, ZoneId zone) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
    }

    /** 1 (Monday) to 7. */
    public static int weekday(long epochDay) {
        return Math.floorMod(epochDay + 3, 7) + 1;
    }
}
