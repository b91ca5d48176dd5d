package io.huiji.engine.tier;

import io.huiji.engine.decision.Step.Code;
import io.huiji.engine.explain.StepList;
import io.huiji.engine.facts.Standing;
import io.huiji.engine.programme.Tiers.Tier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how a tier changed. */
public final class TierSteps {

    private TierSteps() {}

    public static void tell(StepList steps, @Nullable Ladder ladder, Standing before, Standing after) {
        if (ladder == null || !steps.wanted()) {
            return;
        }
        int from = ladder.indexOf(before);
        int to = ladder.indexOf(after);
        if (from != to) {
            Tier old = ladder.tier(from);
            Tier now = ladder.tier(to);
            steps.add(to > from ? Code.TIER_UP : Code.TIER_DOWN, now.code(), now.name(), 0, Map.of("threshold", now.threshold()),
                    Map.of("from", old.code(), "from_zh", old.name().zh(), "from_en", english(old)));
        }
    }

    private static String english(Tier tier) {
        String en = tier.name().en();
        return en == null ? tier.name().zh() : en;
    }
}
