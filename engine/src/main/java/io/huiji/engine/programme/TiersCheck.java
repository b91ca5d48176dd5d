package io.huiji.engine.programme;

import io.huiji.engine.programme.Tiers.Tier;
import io.huiji.engine.programme.Tiers.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be wrong with the ladder. */
final class TiersCheck {

    /** A tier is a bit of a long where rules ask for it. */
    private static final int MAXIMUM_TIERS = 60;
    private static final long MAXIMUM_THRESHOLD = 1_000_000_000_000_000L;
    private static final int MAXIMUM_WINDOW_DAYS = 1_100;

    private final Problems problems;
    private final Tiers tiers;

    TiersCheck(Problems problems, Tiers tiers) {
        this.problems = problems;
        this.tiers = tiers;
    }

    void run() {
        ladder();
        if (tiers.window().kind() == Window.Kind.ROLLING) {
            problems.range("tiers.window.days", tiers.window().days(), 1, MAXIMUM_WINDOW_DAYS);
        }
        problems.range("tiers.downgrade.inactivityDays", tiers.downgrade().inactivityDays(), 0, PlanCheck.MAXIMUM_DAYS);
        problems.range("tiers.downgrade.holdingDays", tiers.downgrade().holdingDays(), 0, PlanCheck.MAXIMUM_DAYS);
        problems.range("tiers.downgradeHour", tiers.downgradeHour(), 0, 23);
    }

    private void ladder() {
        List<Tier> ladder = tiers.ladder();
        problems.size("tiers.ladder", ladder, MAXIMUM_TIERS);
        if (ladder.isEmpty()) {
            problems.add("tiers.ladder", "empty", "至少要有一个等级", "at least one tier");
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < ladder.size(); i++) {
            String path = "tiers.ladder[" + i + "]";
            problems.newCode(path + ".code", ladder.get(i).code(), codes);
            problems.text(path + ".name", ladder.get(i).name());
            problems.range(path + ".threshold", ladder.get(i).threshold(), 0, MAXIMUM_THRESHOLD);
            if (i == 0 && ladder.get(i).threshold() != 0) {
                problems.add(path + ".threshold", "not_ascending", "第一级的门槛必须为 0", "the first tier's threshold is 0");
            }
            if (i > 0 && ladder.get(i).threshold() <= ladder.get(i - 1).threshold()) {
                problems.add(path + ".threshold", "not_ascending", "门槛必须高于前一级", "must be above the tier before it");
            }
        }
    }
}
