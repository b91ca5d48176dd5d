package io.huiji.server.standing;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.Statement;
import io.huiji.server.standing.store.DaySql;
import io.huiji.server.standing.store.StandingSql;
import io.huiji.server.standing.store.TierChangeSql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tier, totals and days of members, read and written for a batch that holds their lane. */
@Component
public class Standings {

    private final StandingSql standings;
    private final DaySql days;
    private final TierChangeSql tierChanges;

    Standings(StandingSql standings, DaySql days, TierChangeSql tierChanges) {
        this.standings = standings;
        this.tierChanges = tierChanges;
        this.days = days;
    }

    /** A member whose standing changed. */
    public record Changed(long memberId, Standing standing) {}

    /** One day as it is now. */
    public record DayNow(long memberId, DayActivity activity) {}

    public void open(Collection<Long> memberIds) {
        standings.open(memberIds);
    }

    public Query<Map<Long, Standing>> read(Collection<Long> memberIds) {
        return standings.read(memberIds);
    }

    /** Days from {@code from} on, oldest first. */
    public Query<Map<Long, List<DayActivity>>> days(Collection<Long> memberIds, LocalDate from) {
        return days.read(memberIds, from);
    }

    /** Members above the base tier whose last spending or holding period lies before these days. By id, after {@code afterId}. */
    public List<Long> membersToRequalify(String baseTier, LocalDate spentBefore, LocalDate heldUntilBefore, long afterId, int limit) {
        return standings.toRequalify(baseTier, spentBefore, heldUntilBefore, afterId, limit);
    }

    /** What happened to a member's tier, newest first. */
    public List<TierChange> tierChanges(long memberId, long beforeId, int limit) {
        return tierChanges.list(memberId, beforeId, limit);
    }

    /** @param newDays days that {@link #days} did not show; {@code changedDays} those that it did */
    public List<Statement> write(List<Changed> changed, List<DayNow> newDays, List<DayNow> changedDays, List<TierChange> tiers) {
        List<Statement> statements = new ArrayList<>(4);
        if (!changed.isEmpty()) {
            statements.add(standings.write(changed));
        }
        if (!newDays.isEmpty()) {
            statements.add(days.insert(newDays));
        }
        if (!changedDays.isEmpty()) {
            statements.add(days.change(changedDays));
        }
        if (!tiers.isEmpty()) {
            statements.add(tierChanges.insert(tiers));
        }
        return statements;
    }
}
