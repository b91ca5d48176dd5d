package io.huiji.engine.tier;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Tiers;
import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.time.LocalMoment;
import io.huiji.engine.time.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of a programme, ready to use (T1–T5).
 *
 * <p>A member rises at once, with the purchase that earns it; the new tier counts from the next purchase. She falls when it is due, whether or not the
 * nightly job ran: every decision first asks what was due by then. The job's hour moves the due moment: before {@code downgradeHour} a day's
 * downgrades are not yet due.
 *
 * <p>A tier that the programme no longer has is the base tier.
 */
public final class Ladder {

    /** How late a holding period may be judged and still see its whole window. */
    private static final int SETTLING_SLACK_DAYS = 31;

    private final Tiers tiers;
    private final ZoneId zone;
    private final QualifyingWindow window;
    private final Downgrades downgrades;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Ladder(Tiers tiers, ZoneId zone) {
        this.tiers = tiers;
        this.zone = zone;
        this.window = new QualifyingWindow(tiers);
        this.downgrades = new Downgrades(this, window);
        for (int i = 0; i < tiers.ladder().size(); i++) {
            indexes.put(tiers.ladder().get(i).code(), i);
        }
    }

    public static @Nullable Ladder of(Programme programme) {
        Tiers tiers = programme.tiers();
        return tiers == null ? null : new Ladder(tiers, Zones.of(programme.zone()));
    }

    /** Calendar days before a day that its decisions look at. */
    public int windowDays() {
        int qualifying = window.days();
        if (qualifying > 0 && tiers.downgrade().holdingDays() > 0) {
            qualifying += SETTLING_SLACK_DAYS;
        }
        return Math.max(qualifying, tiers.downgrade().inactivityDays());
    }

    /** 0 is the base tier. */
    public int indexOf(Standing standing) {
        String tier = standing.tier();
        Integer index = tier == null ? null : indexes.get(tier);
        return index == null ? 0 : index;
    }

    public Tier tier(int index) {
        return tiers.ladder().get(index);
    }

    Tiers tiers() {
        return tiers;
    }

    ZoneId zone() {
        return zone;
    }

    QualifyingWindow window() {
        return window;
    }

    /** The standing with every downgrade that was due at {@code at}; the same object where none was. */
    public Standing settle(Standing standing, List<DayActivity> days, Instant at) {
        if (indexOf(standing) == 0) {
            return standing;
        }
        LocalMoment moment = LocalMoment.of(at, zone);
        boolean beforeTheHour = moment.nanoOfDay() < tiers.downgradeHour() * 3_600_000_000_000L;
        return downgrades.due(standing, days, beforeTheHour ? moment.epochDay() - 1 : moment.epochDay());
    }

    /**
     * The standing after a purchase. Windows that end on the event's day and, for a receipt that comes late, on later active days are looked at, so
     * that the order in which receipts arrive does not matter.
     *
     * @param totals tier as before, totals with the change
     */
    public Standing rise(Standing totals, List<DayActivity> days, DayActivity change, long eventDay) {
        int current = indexOf(totals);
        int best = current;
        long bestDay = eventDay;
        for (int i = -1; i < days.size(); i++) {
            long lastDay = i < 0 ? eventDay : days.get(i).day().toEpochDay();
            if (i >= 0 && lastDay <= eventDay) {
                continue;
            }
            int reached = qualified(window.measure(totals, days, change, lastDay));
            if (reached > best) {
                best = reached;
                bestDay = lastDay;
            }
        }
        return best == current ? totals : placed(totals, best, bestDay);
    }

    /**
     * The standing after a refund. The tier falls only where the refunded spend carried it: a window that is looked at (ending when the tier was reached, when it
     * was last confirmed, or today) reached the threshold before the refund and none does after it. It falls to what those windows still reach.
     */
    public Standing afterRefund(Standing before, Standing totals, List<DayActivity> days, DayActivity change, long today) {
        int current = indexOf(before);
        if (current == 0) {
            return totals;
        }
        long threshold = tier(current).threshold();
        if (supported(before, before, days, null, today) < threshold) {
            return totals;
        }
        long left = supported(before, totals, days, change, today);
        return left >= threshold ? totals : placed(totals, qualified(left), today);
    }

    /** Of two standings the one with the higher tier; of the same tier the one that holds it longer. */
    public Standing higher(Standing one, Standing other) {
        int difference = indexOf(one) - indexOf(other);
        if (difference != 0) {
            return difference > 0 ? one : other;
        }
        LocalDate until = one.qualifiedUntil();
        LocalDate otherUntil = other.qualifiedUntil();
        return otherUntil != null && (until == null || otherUntil.isAfter(until)) ? other : one;
    }

    /** The standing with the tier that the window which ends today reaches, if that is higher. */
    public Standing risen(Standing totals, List<DayActivity> days, long today) {
        int reached = qualified(window.measure(totals, days, null, today));
        return reached > indexOf(totals) ? placed(totals, reached, today) : totals;
    }

    /** The standing once somebody else's days are out of it: as after a refund of all of them. {@code had}: with them. */
    public Standing parted(Standing before, List<DayActivity> had, Standing totals, List<DayActivity> left, long today) {
        int current = indexOf(before);
        long threshold = tier(current).threshold();
        if (current == 0 || supported(before, before, had, null, today) < threshold) {
            return totals;
        }
        long rest = supported(before, totals, left, null, today);
        return rest >= threshold ? totals : placed(totals, qualified(rest), today);
    }

    private long supported(Standing held, Standing totals, List<DayActivity> days, @Nullable DayActivity change, long today) {
        long best = window.measure(totals, days, change, today);
        LocalDate since = held.tierSince();
        if (since != null) {
            best = Math.max(best, window.measure(totals, days, change, since.toEpochDay()));
        }
        LocalDate until = held.qualifiedUntil();
        if (until != null) {
            best = Math.max(best, window.measure(totals, days, change, until.toEpochDay() - tiers.downgrade().holdingDays()));
        }
        return best;
    }

    /** The highest tier whose threshold is reached. */
    int qualified(long measure) {
        int index = 0;
        while (index + 1 < tiers.ladder().size() && measure >= tier(index + 1).threshold()) {
            index++;
        }
        return index;
    }

    Standing placed(Standing standing, int index, long day) {
        int holdingDays = tiers.downgrade().holdingDays();
        LocalDate until = index > 0 && holdingDays > 0 ? LocalDate.ofEpochDay(day + holdingDays) : null;
        return new Standing(tier(index).code(), LocalDate.ofEpochDay(day), until, standing.lastSpendDay(),
                standing.lifetimeSpendFen(), standing.lifetimePoints(), standing.lifetimeVisits(), standing.carryFen());
    }
}
