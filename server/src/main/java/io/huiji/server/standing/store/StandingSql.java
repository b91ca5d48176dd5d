package io.huiji.server.standing.store;

import io.huiji.engine.facts.Standing;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.Update;
import io.huiji.server.standing.Standings.Changed;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code standing.standing}: one row per member. */
@Component
public class StandingSql {

    private final JdbcClient database;

    StandingSql(JdbcClient database) {
        this.database = database;
    }

    public void open(Collection<Long> memberIds) {
        database.sql("""
                insert into standing.standing (member_id)
                select id from unnest(?::bigint[]) as id order by id
                on conflict do nothing""")
                .param(Arrays.longs(memberIds)).update();
    }

    public Query<Map<Long, Standing>> read(Collection<Long> memberIds) {
        return new Query<>("""
                select member_id, tier, tier_since, qualified_until, last_spend_day,
                       lifetime_spend_fen, lifetime_points, lifetime_visits, carry_fen
                  from standing.standing where member_id = any (?::bigint[])""",
                HashMap.newHashMap(memberIds.size()), (standings, row) -> standings.put(row.getLong(1),
                        new Standing(row.getString(2), row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9))),
                Arrays.longs(memberIds));
    }

    public Update write(List<Changed> changed) {
        int size = changed.size();
        long[] members = new long[size];
        @Nullable String[] tiers = new @Nullable String[size];
        @Nullable Integer[] tierSince = new @Nullable Integer[size];
        @Nullable Integer[] qualifiedUntil = new @Nullable Integer[size];
        @Nullable Integer[] lastSpendDay = new @Nullable Integer[size];
        long[][] numbers = new long[4][size];
        for (int i = 0; i < size; i++) {
            Standing standing = changed.get(i).standing();
            members[i] = changed.get(i).memberId();
            tiers[i] = standing.tier();
            tierSince[i] = epochDay(standing.tierSince());
            qualifiedUntil[i] = epochDay(standing.qualifiedUntil());
            lastSpendDay[i] = epochDay(standing.lastSpendDay());
            numbers[0][i] = standing.lifetimeSpendFen();
            numbers[1][i] = standing.lifetimePoints();
            numbers[2][i] = standing.lifetimeVisits();
            numbers[3][i] = standing.carryFen();
        }
        return Update.of(size, """
                update standing.standing s
                   set tier = n.tier, tier_since = date 'epoch' + n.tier_since, qualified_until = date 'epoch' + n.qualified_until,
                       last_spend_day = date 'epoch' + n.last_spend_day,
                       lifetime_spend_fen = n.spend, lifetime_points = n.points, lifetime_visits = n.visits, carry_fen = n.carry
                  from unnest(?::bigint[], ?::text[], ?::integer[], ?::integer[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                       as n (member_id, tier, tier_since, qualified_until, last_spend_day, spend, points, visits, carry)
                 where s.member_id = n.member_id""",
                members, tiers, tierSince, qualifiedUntil, lastSpendDay, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    public List<Long> toRequalify(String baseTier, LocalDate spentBefore, LocalDate heldUntilBefore, long afterId, int limit) {
        return database.sql("""
                select member_id from standing.standing
                 where tier <> ? and (last_spend_day < ? or qualified_until < ?) and member_id > ?
                 order by member_id limit ?""")
                .param(baseTier).param(spentBefore).param(heldUntilBefore).param(afterId).param(limit).query((row, n) -> row.getLong(1)).list();
    }

    private static @Nullable Integer epochDay(@Nullable LocalDate day) {
        return day == null ? null : Math.toIntExact(day.toEpochDay());
    }
}
