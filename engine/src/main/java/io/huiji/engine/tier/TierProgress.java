package io.huiji.engine.tier;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Measure;
import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.programme.Tiers.Window;
import io.huiji.engine.time.LocalMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a member is from her next tier (T12), seen on one day.
 * <pre>
 *   rolling 30 days, silver at ¥2000: ¥1620 spent, the oldest of it 19 days ago  →  ¥380 more within 11 days, today included
 *   calendar month, on the 20th of a month of 30 days                            →  within 11 days
 *   nothing spent yet in a rolling window, or a lifetime window                  →  no last day
 * </pre>
 *
 * @param next the tier that reaching {@code missing} leads to; {@code null}: she is at the top
 * @param measure what is counted, in fen, points or visits
 * @param reached what counts today
 * @param missing what the next tier still needs; 0: her next purchase leads there whatever its amount
 * @param lastDay the last day on which {@code missing} is enough: tomorrow older spending no longer counts; {@code null}: no such day
 * @param daysLeft calendar days until then, today included; 0 where there is no last day
 */
public record TierProgress(
        Tier current, @Nullable Tier next, Measure measure, Window window, long reached, long missing, @Nullable LocalDate lastDay, int daysLeft) {

    /** @param standing settled to {@code at} */
    public static TierProgress of(Ladder ladder, Standing standing, List<DayActivity> days, Instant at) {
        Tiers tiers = ladder.tiers();
        long today = LocalMoment.of(at, ladder.zone()).epochDay();
        long reached = ladder.window().measure(standing, days, null, today);
        int current = ladder.indexOf(standing);
        int next = Math.max(current + 1, ladder.qualified(reached));
        if (next >= tiers.ladder().size()) {
            return new TierProgress(ladder.tier(current), null, tiers.measure(), tiers.window(), reached, 0, null, 0);
        }
        long missing = Math.max(0, ladder.tier(next).threshold() - reached);
        LocalDate lastDay = lastDay(ladder.window(), standing, days, today, reached);
        int daysLeft = lastDay == null ? 0 : Math.toIntExact(lastDay.toEpochDay() - today + 1);
        return new TierProgress(ladder.tier(current), ladder.tier(next), tiers.measure(), tiers.window(), reached, missing, lastDay, daysLeft);
    }

    /** The day before the first on which less would count without another purchase. */
    private static @Nullable LocalDate lastDay(QualifyingWindow window, Standing standing, List<DayActivity> days, long today, long reached) {
        if (window.isCalendar()) {
            return window.lastDayOf(today);
        }
        for (long day = today + 1; day <= today + window.days(); day++) {
            if (window.measure(standing, days, null, day) < reached) {
                return LocalDate.ofEpochDay(day - 1);
            }
        }
        return null;
    }
}
