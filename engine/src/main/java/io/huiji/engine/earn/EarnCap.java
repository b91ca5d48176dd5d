package io.huiji.engine.earn;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Counts;
import io.huiji.engine.programme.Earning.Per;
import io.huiji.engine.time.LocalMoment;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cap, ready to ask for its room (E19). A cap on all points reads the day's totals; one that is limited to a rule or to stores keeps a
 * counter of its own in the day's {@code byRule}, under its code.
 */
final class EarnCap {

    final Earning.Cap cap;
    /** Position of its rule, or {@link EarnRule#NONE}. */
    final int rule;
    final Set<String> stores;
    final @Nullable String counter;

    EarnCap(Earning.Cap cap, int rule) {
        this.cap = cap;
        this.rule = rule;
        this.stores = Set.copyOf(cap.stores());
        boolean limited = rule != EarnRule.NONE || !stores.isEmpty();
        this.counter = limited && cap.per() != Per.RECEIPT ? cap.code() : null;
    }

    boolean appliesTo(@Nullable String store) {
        return stores.isEmpty() || (store != null && stores.contains(store));
    }

    boolean countsNet() {
        return cap.counts() == Counts.NET;
    }

    /** What the period that holds the event's day has counted so far. */
    long used(List<DayActivity> days, long eventDay) {
        if (cap.per() == Per.RECEIPT) {
            return 0;
        }
        long first = firstDay(eventDay);
        long last = lastDay(eventDay, first);
        long used = 0;
        for (int i = 0; i < days.size(); i++) {
            DayActivity activity = days.get(i);
            long day = activity.day().toEpochDay();
            if (day >= first && day <= last) {
                used = Math.addExact(used, counted(activity));
            }
        }
        return Math.max(0, used);
    }

    private long counted(DayActivity activity) {
        if (counter != null) {
            return activity.byRule().getOrDefault(counter, 0L);
        }
        return countsNet() ? activity.netPoints() : activity.grantedPoints();
    }

    private long firstDay(long eventDay) {
        return switch (cap.per()) {
            case RECEIPT, DAY -> eventDay;
            case WEEK -> eventDay - LocalMoment.weekday(eventDay) + 1;
            case MONTH -> LocalDate.ofEpochDay(eventDay).withDayOfMonth(1).toEpochDay();
        };
    }

    private long lastDay(long eventDay, long first) {
        return switch (cap.per()) {
            case RECEIPT, DAY -> eventDay;
            case WEEK -> first + 6;
            case MONTH -> first + LocalDate.ofEpochDay(first).lengthOfMonth() - 1;
        };
    }
}
