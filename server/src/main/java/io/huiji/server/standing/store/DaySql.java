package io.huiji.server.standing.store;

import io.huiji.engine.facts.DayActivity;
import io.huiji.server.platform.Arrays;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.Update;
import io.huiji.server.standing.Standings.DayNow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code standing.day}: what a member did on one calendar day. */
@Component
public class DaySql {

    private static final TypeReference<Map<String, Long>> POINTS_BY_RULE = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.shared();

    public Query<Map<Long, List<DayActivity>>> read(Collection<Long> memberIds, LocalDate from) {
        return new Query<>("""
                select member_id, day, spend_fen, granted_points, net_points, visits, by_rule::text
                  from standing.day where member_id = any (?::bigint[]) and day >= date 'epoch' + ? order by member_id, day""",
                HashMap.newHashMap(memberIds.size()), (days, row) -> days.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new DayActivity(row.getObject(2, LocalDate.class),
                                row.getLong(3), row.getLong(4), row.getLong(5), row.getInt(6), byRule(row.getString(7)))),
                Arrays.longs(memberIds), epochDay(from));
    }

    /** Days that were not there before; one that is there breaks the transaction. */
    public Update insert(List<DayNow> rows) {
        Columns columns = new Columns(rows);
        return Update.of(rows.size(), """
                insert into standing.day (member_id, day, spend_fen, granted_points, net_points, visits, by_rule)
                select member_id, date 'epoch' + day, spend, granted, net, visits, by_rule
                  from unnest(?::bigint[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::json[])
                       as n (member_id, day, spend, granted, net, visits, by_rule)""", columns.arguments());
    }

    public Update change(List<DayNow> rows) {
        Columns columns = new Columns(rows);
        return Update.of(rows.size(), """
                update standing.day d
                   set spend_fen = n.spend, granted_points = n.granted, net_points = n.net, visits = n.visits, by_rule = n.by_rule
                  from unnest(?::bigint[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::json[])
                       as n (member_id, day, spend, granted, net, visits, by_rule)
                 where d.member_id = n.member_id and d.day = date 'epoch' + n.day""", columns.arguments());
    }

    /** Rows as one array per column, for one {@code unnest}. */
    private final class Columns {
        private final long[] members;
        private final int[] days;
        private final long[][] numbers;
        private final int[] visits;
        private final @Nullable String[] byRule;

        Columns(List<DayNow> rows) {
            int size = rows.size();
            members = new long[size];
            days = new int[size];
            numbers = new long[3][size];
            visits = new int[size];
            byRule = new @Nullable String[size];
            for (int i = 0; i < size; i++) {
                DayActivity activity = rows.get(i).activity();
                members[i] = rows.get(i).memberId();
                days[i] = epochDay(activity.day());
                numbers[0][i] = activity.spendFen();
                numbers[1][i] = activity.grantedPoints();
                numbers[2][i] = activity.netPoints();
                visits[i] = activity.visits();
                byRule[i] = activity.byRule().isEmpty() ? null : json.writeValueAsString(activity.byRule());
            }
        }

        Object[] arguments() {
            return new Object[] {members, days, numbers[0], numbers[1], numbers[2], visits, byRule};
        }
    }

    private static int epochDay(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    private Map<String, Long> byRule(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, POINTS_BY_RULE);
    }
}
