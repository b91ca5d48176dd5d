package io.huiji.engine.tier;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Tiers.Downgrade;
import io.huiji.engine.programme.Tiers.Downgrade.To;
import java.time.LocalDate;
import java.util.List;

/**
 * Downgrades that are due (T4), one after the other in the order of their days.
 * <pre>
 *   60 days of inactivity, last spend on 1 March   →  2 March to 30 April are 60 complete days; falls on 1 May
 *   holding 90 days, reached on 1 January          →  held through 1 April; qualified anew by the window that ends then
 * </pre>
 */
final class Downgrades {

    private static final long NEVER = Long.MAX_VALUE;
    private static final int MAXIMUM_STEPS = 10_000;

    private final Ladder ladder;
    private final QualifyingWindow window;
    private final Downgrade terms;

    Downgrades(Ladder ladder, QualifyingWindow window) {
        this.ladder = ladder;
        this.window = window;
        this.terms = ladder.tiers().downgrade();
    }

    Standing due(Standing standing, List<DayActivity> days, long today) {
        Standing now = standing;
        boolean stillQualified = false;
        for (int step = 0; step < MAXIMUM_STEPS; step++) {
            int index = ladder.indexOf(now);
            long inactive = stillQualified ? NEVER : inactivityDue(now);
            long heldOut = holdingDue(now);
            if (index == 0 || Math.min(inactive, heldOut) > today) {
                return now;
            }
            if (inactive <= heldOut) {
                int lower = fall(index, now, days, today);
                stillQualified = lower == index;
                now = stillQualified ? now : ladder.placed(now, lower, inactive);
            } else {
                now = requalify(now, index, days, heldOut);
            }
        }
        return now;
    }

    private Standing requalify(Standing now, int index, List<DayActivity> days, long heldOut) {
        long measure = window.measure(now, days, null, heldOut - 1);
        if (measure >= ladder.tier(index).threshold()) {
            return new Standing(now.tier(), now.tierSince(), LocalDate.ofEpochDay(heldOut - 1 + terms.holdingDays()), now.lastSpendDay(),
                    now.lifetimeSpendFen(), now.lifetimePoints(), now.lifetimeVisits(), now.carryFen());
        }
        return ladder.placed(now, fall(index, now, days, heldOut - 1), heldOut);
    }

    private int fall(int index, Standing now, List<DayActivity> days, long lastDay) {
        To to = terms.to();
        return switch (to) {
            case BASE -> 0;
            case ONE_STEP -> index - 1;
            case QUALIFIED -> Math.min(index, ladder.qualified(window.measure(now, days, null, lastDay)));
        };
    }

    /** The day after so many complete days without spending; a fall starts the count again. */
    private long inactivityDue(Standing now) {
        if (terms.inactivityDays() == 0) {
            return NEVER;
        }
        LocalDate spent = now.lastSpendDay();
        LocalDate since = now.tierSince();
        if (spent == null && since == null) {
            return NEVER;
        }
        long lastSpend = spent == null ? Long.MIN_VALUE : spent.toEpochDay();
        long beforeSince = since == null ? Long.MIN_VALUE : since.toEpochDay() - 1;
        return Math.max(lastSpend, beforeSince) + terms.inactivityDays() + 1;
    }

    private long holdingDue(Standing now) {
        if (terms.holdingDays() == 0) {
            return NEVER;
        }
        LocalDate until = now.qualifiedUntil();
        LocalDate since = now.tierSince();
        if (until != null) {
            return until.toEpochDay() + 1;
        }
        return since == null ? NEVER : since.toEpochDay() + terms.holdingDays() + 1;
    }
}
