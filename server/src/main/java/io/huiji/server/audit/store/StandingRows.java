package io.huiji.server.audit.store;

import io.huiji.engine.facts.DayActivity;
import io.huiji.engine.facts.Standing;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Standings and days of a range of members, as they are kept. */
@Component
public class StandingRows {

    private static final TypeReference<Map<String, Long>> POINTS_BY_RULE = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json = JsonMapper.shared();

    StandingRows(JdbcClient database) {
        this.database = database;
    }

    public Map<Long, Standing> standings(MemberRange members, int oneIn) {
        Map<Long, Standing> standings = new HashMap<>();
        database.sql("""
                select member_id, tier, tier_since, qualified_until, last_spend_day, lifetime_spend_fen, lifetime_points, lifetime_visits, carry_fen
                  from standing.standing where member_id between ? and ? and mod(member_id, ?) = 0""")
                .param(members.fromId()).param(members.throughId()).param(oneIn)
                .query(row -> {
                    standings.put(row.getLong(1), new Standing(row.getString(2), row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9)));
                });
        return standings;
    }

    public Map<Long, Map<LocalDate, DayActivity>> days(MemberRange members, int oneIn) {
        Map<Long, Map<LocalDate, DayActivity>> days = new HashMap<>();
        database.sql("""
                select member_id, day, spend_fen, granted_points, net_points, visits, by_rule::text
                  from standing.day where member_id between ? and ? and mod(member_id, ?) = 0""")
                .param(members.fromId()).param(members.throughId()).param(oneIn)
                .query(row -> {
                    DayActivity day = new DayActivity(row.getObject(2, LocalDate.class), row.getLong(3), row.getLong(4), row.getLong(5), row.getInt(6),
                            byRule(row.getString(7)));
                    days.computeIfAbsent(row.getLong(1), id -> new HashMap<>()).put(day.day(), day);
                });
        return days;
    }

    private Map<String, Long> byRule(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, POINTS_BY_RULE);
    }
}
