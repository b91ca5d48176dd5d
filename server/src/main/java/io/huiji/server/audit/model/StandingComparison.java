package io.huiji.server.audit.model;

import io.huiji.engine.decision.Changes;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import io.huiji.server.audit.Check;
import io.huiji.server.audit.Difference;
import io.huiji.server.desk.Decisions.Kept;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Standings and days of members as their decisions left them, beside what is kept (I13). Give it all decisions of some members, in any order, then
 * {@link #finish}: from being new, each decision leads from the standing it saw to the one it left, so a standing that is left more often than it is seen is the
 * last one.
 * <pre>  NEW → A, A → B, B → B   kept: B   ✓        NEW → A, A → B   kept: C   B is expected </pre>
 */
public final class StandingComparison {

    private final Map<Long, Standing> standings;
    private final Map<Long, Map<LocalDate, DayActivity>> days;
    private final Consumer<Difference> found;
    private final Map<Long, Map<Standing, Integer>> left = new HashMap<>();
    private final Map<Long, Map<LocalDate, DayActivity>> sums = new HashMap<>();
    private final Set<Long> unreadable = new HashSet<>();

    /** @param standings as kept, by member; likewise {@code days} */
    public StandingComparison(Map<Long, Standing> standings, Map<Long, Map<LocalDate, DayActivity>> days, Consumer<Difference> found) {
        this.standings = standings;
        this.days = days;
        this.found = found;
    }

    public void add(Kept kept) {
        Standing before = kept.before();
        if (before == null || kept.again() == null) {
            unreadable.add(kept.memberId());
        } else if (kept.again() instanceof Decision.Accepted accepted) {
            add(kept.memberId(), before, accepted.changes());
        }
    }

    private void add(long memberId, Standing before, Changes changes) {
        Map<Standing, Integer> counts = left.computeIfAbsent(memberId, id -> new HashMap<>());
        Standing after = changes.standing() == null ? before : changes.standing();
        counts.merge(after, 1, Integer::sum);
        counts.merge(before, -1, Integer::sum);
        counts.values().removeIf(count -> count == 0);
        Map<LocalDate, DayActivity> memberDays = sums.computeIfAbsent(memberId, id -> new HashMap<>());
        changes.days().forEach(day -> memberDays.merge(day.day(), day, StandingComparison::sum));
    }

    /** What only all decisions of a member together can tell. A member of whom a decision cannot be read is told of elsewhere. */
    public void finish() {
        Set<Long> members = new TreeSet<>(standings.keySet());
        members.addAll(left.keySet());
        members.addAll(days.keySet());
        members.removeAll(unreadable);
        members.forEach(this::finish);
    }

    private void finish(long memberId) {
        Map<Standing, Integer> counts = left.getOrDefault(memberId, new HashMap<>());
        Standing is = standings.getOrDefault(memberId, Standing.NEW);
        counts.merge(Standing.NEW, 1, Integer::sum);
        counts.merge(is, -1, Integer::sum);
        counts.values().removeIf(count -> count == 0);
        if (!counts.isEmpty()) {
            String expected = counts.entrySet().stream().filter(count -> count.getValue() > 0).map(count -> count.getKey().toString()).sorted()
                    .findFirst().orElse("");
            found.accept(new Difference(Check.STANDING, memberId, "standing " + memberId, expected, is.toString()));
        }
        Map<LocalDate, DayActivity> expected = sums.getOrDefault(memberId, Map.of());
        Map<LocalDate, DayActivity> kept = days.getOrDefault(memberId, Map.of());
        Set<LocalDate> all = new TreeSet<>(expected.keySet());
        all.addAll(kept.keySet());
        for (LocalDate day : all) {
            DayActivity nothing = new DayActivity(day, 0, 0, 0, 0, Map.of());
            DayActivity wanted = plain(expected.getOrDefault(day, nothing));
            DayActivity there = plain(kept.getOrDefault(day, nothing));
            if (!wanted.equals(there)) {
                found.accept(new Difference(Check.STANDING_DAY, memberId, "day " + memberId + "/" + day, wanted.toString(), there.toString()));
            }
        }
    }

    /** Without counters of 0. */
    private static DayActivity plain(DayActivity day) {
        Map<String, Long> byRule = new TreeMap<>(day.byRule());
        byRule.values().removeIf(points -> points == 0);
        return new DayActivity(day.day(), day.spendFen(), day.grantedPoints(), day.netPoints(), day.visits(), byRule);
    }

    private static DayActivity sum(DayActivity one, DayActivity other) {
        Map<String, Long> byRule = new HashMap<>(one.byRule());
        other.byRule().forEach((rule, points) -> byRule.merge(rule, points, Math::addExact));
        return new DayActivity(one.day(), one.spendFen() + other.spendFen(), one.grantedPoints() + other.grantedPoints(),
                one.netPoints() + other.netPoints(), one.visits() + other.visits(), byRule);
    }
}
