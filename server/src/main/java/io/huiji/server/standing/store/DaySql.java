package io.huiji.server.standing.store;

import io.huiji.engine.facts.DayActivity;
import io.huiji.server.platform.Arrays;
import io.huiji.server.standing.Standings.DayNow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code standing.day}: what a member did on one calendar day. */
@Component
public class DaySql {

    private static final TypeReference<Map<String, Long>> POINTS_BY_RULE = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json = JsonMapper.shared();

    DaySql(JdbcClient database) {
        this.database = database;
    }

    public Map<Long, List<DayActivity>> read(Collection<Long> memberIds, LocalDate from) {
        Map<Long, List<DayActivity>> days = new HashMap<>();
        database.sql("""
                select member_id, day, spend_fen, granted_points, net_points, visits, by_rule::text
                  from standing.day where member_id = any (?::bigint[]) and day >= ? order by member_id, day""")
                .param(Arrays.longs(memberIds)).param(from)
                .query(row -> {
                    days.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(new DayActivity(row.getObject(2, LocalDate.class),
                            row.getLong(3), row.getLong(4), row.getLong(5), row.getInt(6), byRule(row.getString(7))));
                });
        return days;
    }

    public void write(List<DayNow> rows) {
        int size = rows.size();
        long[] members = new long[size];
        String[] days = new String[size];
        long[][] numbers = new long[3][size];
        int[] visits = new int[size];
        @Nullable String[] byRule = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            DayActivity activity = rows.get(i).activity();
            members[i] = rows.get(i).memberId();
            days[i] = activity.day().toString();
            numbers[0][i] = activity.spendFen();
            numbers[1][i] = activity.grantedPoints();
            numbers[2][i] = activity.netPoints();
            visits[i] = activity.visits();
            byRule[i] = activity.byRule().isEmpty() ? null : json.writeValueAsString(activity.byRule());
        }
        database.sql("""
                insert into standing.day (member_id, day, spend_fen, granted_points, net_points, visits, by_rule)
                select * from unnest(?::bigint[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::json[])
                on conflict (member_id, day) do update
                   set spend_fen = excluded.spend_fen, granted_points = excluded.granted_points, net_points = excluded.net_points,
                       visits = excluded.visits, by_rule = excluded.by_rule""")
                .param(members).param(days).param(numbers[0]).param(numbers[1]).param(numbers[2]).param(visits).param(byRule).update();
    }

    private Map<String, Long> byRule(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, POINTS_BY_RULE);
    }
}
