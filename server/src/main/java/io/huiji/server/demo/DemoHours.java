package io.huiji.server.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.SplittableRandom;

/** When people come: coffee before work, lunch, the long afternoon, the evening; at weekends later. */
final class DemoHours {

    static final LocalTime DAY_BEGINS = LocalTime.of(7, 30);

    /** Half an hour each, from 07:30 to 22:00. */
    private static final int[] WORKING_DAY = {14, 30, 34, 26, 20, 20, 26, 34, 46, 60, 66, 52, 44, 52, 66, 76, 78, 66, 56, 50, 46, 50, 58, 62, 58, 48, 36, 24, 12};
    private static final int[] WEEKEND = {4, 8, 14, 18, 24, 32, 40, 48, 56, 62, 66, 68, 72, 80, 88, 94, 92, 84, 74, 66, 62, 66, 72, 72, 66, 56, 44, 32, 18};

    private static final int NIGHT_PERCENT = 7;
    private static final int SLOT_SECONDS = 30 * 60;

    private DemoHours() {}

    /** @param allNight whether the store never closes */
    static LocalTime draw(LocalDate day, boolean allNight, SplittableRandom random) {
        if (allNight && random.nextInt(100) < NIGHT_PERCENT) {
            return LocalTime.ofSecondOfDay(random.nextInt(DAY_BEGINS.toSecondOfDay() - 60));
        }
        int[] slots = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY ? WEEKEND : WORKING_DAY;
        int sum = 0;
        for (int slot : slots) {
            sum += slot;
        }
        int at = random.nextInt(sum);
        int slot = 0;
        while (at >= slots[slot]) {
            at -= slots[slot++];
        }
        return DAY_BEGINS.plusSeconds((long) slot * SLOT_SECONDS + random.nextInt(SLOT_SECONDS));
    }
}
