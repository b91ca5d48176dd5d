package io.huiji.engine.programme;

import io.huiji.engine.earn.EarnPlan;
import io.huiji.engine.expiry.ExpiryPlan;
import io.huiji.engine.tier.Ladder;
import io.huiji.engine.time.Zones;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme version compiled for deciding: rules in order, ratios reduced, lookups hashed. Immutable and shared by all threads.
 * What is beyond version, programme and window is the engine's own.
 */
public final class Plan {

    private final int version;
    private final Programme programme;
    private final ZoneId zone;
    private final EarnPlan earning;
    private final ExpiryPlan expiry;
    private final @Nullable Ladder ladder;
    private final Map<String, Programme.Activity> activities = new HashMap<>();
    private final int windowDays;

    private Plan(int version, Programme programme) {
        this.version = version;
        this.programme = programme;
        this.zone = Zones.of(programme.zone());
        this.earning = EarnPlan.of(programme);
        this.expiry = new ExpiryPlan(programme.expiry(), zone);
        this.ladder = Ladder.of(programme);
        for (Programme.Activity activity : programme.activities()) {
            activities.put(activity.code(), activity);
        }
        this.windowDays = Math.max(earning.windowDays(), ladder == null ? 0 : ladder.windowDays());
    }

    /**
     * @param version the published version's number
     * @throws IllegalArgumentException if {@link PlanCheck} finds a problem
     */
    public static Plan compile(int version, Programme programme) {
        List<PlanCheck.Problem> problems = PlanCheck.problems(programme);
        if (!problems.isEmpty()) {
            PlanCheck.Problem first = problems.getFirst();
            throw new IllegalArgumentException(first.path() + ": " + first.en() + " (" + first.code() + ")");
        }
        return new Plan(version, programme);
    }

    public int version() {
        return version;
    }

    public Programme programme() {
        return programme;
    }

    /**
     * How many calendar days before an event's day a decision may look at; what the server must load, together with every later day (a receipt that comes late falls into
     * a week or a month whose later days count too).
     */
    public int windowDays() {
        return windowDays;
    }

    public ZoneId zone() {
        return zone;
    }

    public EarnPlan earning() {
        return earning;
    }

    public ExpiryPlan expiry() {
        return expiry;
    }

    public @Nullable Ladder ladder() {
        return ladder;
    }

    public Programme.@Nullable Activity activity(String code) {
        return activities.get(code);
    }
}
