package io.huiji.server.member.web;

import io.huiji.server.platform.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A birthday is a day that has been, somewhere on earth. */
final class Birthdays {

    private static final ZoneOffset EARLIEST_TOMORROW = ZoneOffset.ofHours(14);

    private Birthdays() {}

    static void requirePast(@Nullable LocalDate birthday, Instant now) {
        if (birthday != null && birthday.isAfter(LocalDate.ofInstant(now, EARLIEST_TOMORROW))) {
            throw Problem.invalid("birthday", "out_of_range", "不能晚于今天", "Must not be after today");
        }
    }
}
