package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members and what they hold, each read from what its module keeps. A member belongs to the store that enrolled her. */
@Component
public class MembersSql {

    private static final String HERS = " (:all or m.store_id = any (:stores))";

    /** The first condition is the one of the index that holds few. */
    private static final String LEFT = "member.member m where m.status <> 'active' and m.status in ('closed', 'merged')";

    /** Of the chain: all who have not left, less those who bought. Members are not looked up one by one. */
    private static final String NEVER_BOUGHT = """
            (select count(*) from member.member) - (select count(*) from LEFT) - count(*)
              from standing.standing s where s.last_spend_day is not null and not exists (select from LEFT and m.member_id = s.member_id)"""
            .replace("LEFT", LEFT);

    private static final String NEVER_BOUGHT_THERE = """
            count(*) filter (where s.last_spend_day is null)
              from member.member m left join standing.standing s on s.member_id = m.member_id where m.status not in ('closed', 'merged') and""" + HERS;

    private final JdbcClient database;

    MembersSql(JdbcClient database) {
        this.database = database;
    }

    /** How many members there are now, closed ones left out. */
    public long members(Asked asked) {
        return filtered("select count(*) from member.member m where m.status not in ('closed', 'merged') and" + HERS, asked).query(Long.class).single();
    }

    /** Members by tier now, closed ones left out; "": none. */
    public Map<String, Long> tiers(Asked asked) {
        Map<String, Long> tiers = new TreeMap<>();
        String hers = asked.stores() == null ? "where not exists (select from " + LEFT + " and m.member_id = s.member_id)"
                : "join member.member m on m.member_id = s.member_id where m.status not in ('closed', 'merged') and" + HERS;
        filtered("select coalesce(s.tier, ''), count(*) from standing.standing s " + hers + " group by 1", asked).query(row -> {
            tiers.put(row.getString(1), row.getLong(2));
        });
        return tiers;
    }

    /** Members by how many days ago they last bought, up to each limit; the last is whoever never did. */
    public List<Long> byLastPurchase(Asked asked, int... daysUpTo) {
        StringBuilder sql = new StringBuilder("select ");
        String less = "";
        for (int days : daysUpTo) {
            String up = "s.last_spend_day >= :today::date - " + days;
            sql.append("count(*) filter (where ").append(up).append(less).append("), ");
            less = " and s.last_spend_day < :today::date - " + days;
        }
        sql.append("count(*) filter (where s.last_spend_day is not null").append(less).append("), ").append(asked.stores() == null ? NEVER_BOUGHT : NEVER_BOUGHT_THERE);
        return filtered(sql.toString(), asked).param("today", asked.today()).query((row, n) -> {
            List<Long> counts = new ArrayList<>();
            for (int column = 1; column <= daysUpTo.length + 2; column++) {
                counts.add(row.getLong(column));
            }
            return counts;
        }).single();
    }

    /** Open points by month of expiry, of the stores that issued them; month {@code null}: never. As of the last picture. */
    public record Expiring(@Nullable LocalDate month, long points) {}

    public List<Expiring> outstanding(Asked asked) {
        return filtered("select month, sum(points) from insight.outstanding m where" + HERS + " group by 1 order by 1 nulls last", asked)
                .query((row, n) -> new Expiring(row.getObject(1, LocalDate.class), row.getLong(2))).list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Asked asked) {
        return database.sql(sql).param("all", asked.stores() == null).param("stores", SumsSql.storesOf(asked));
    }
}
