package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import io.huiji.server.platform.Arrays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code insight.gap}: members that bought, each counted once a period whatever its length. */
@Component
public class ActiveSql {

    /** The whole chain. */
    private static final Set<Long> ANYWHERE = Set.of(0L);

    /**
     * Of each day of a period: who bought, less who had bought in the period before ({@code gap} days ago; with nth 2, on two days before). So a day looks at as many rows
     * as days of the period are over, however long the chain has been there, and the first day at none.
     */
    private static final String OF_ONE = """
            select coalesce(sum(g.members) filter (where g.nth = 0), 0) - coalesce(sum(g.members) filter (where g.nth = 1 and g.gap < :never), 0),
                   coalesce(sum(g.members) filter (where g.nth = 1 and g.gap < :never), 0) - coalesce(sum(g.members) filter (where g.nth = 2), 0),
                   coalesce(sum(g.members) filter (where g.gap = :never), 0)
              from unnest(:from::text[], :to::text[]) with ordinality p (f, t, n)
             cross join generate_series(p.f::timestamp, p.t::timestamp, interval '1 day') d (at)
             cross join unnest(:stores::bigint[]) s (id)
              left join lateral (
                   select nth, gap, members from insight.gap where store_id = s.id and nth = 0 and day = d.at::date and gap = 0
                    union all
                   select nth, gap, members from insight.gap where store_id = s.id and nth = 1 and day = d.at::date and gap <= d.at::date - p.f::date and d.at > p.f::timestamp
                    union all
                   select nth, gap, members from insight.gap where store_id = s.id and nth = 2 and day = d.at::date and gap <= d.at::date - p.f::date and d.at > p.f::timestamp
                    union all
                   select nth, gap, members from insight.gap where store_id = s.id and nth = 1 and day = d.at::date and gap = :never) g on true
             group by p.n order by p.n""";

    /** The same by who had not bought in the period before: of many stores, each of which has few members a day, in one go and not day by day. */
    private static final String OF_MANY = """
            select coalesce(sum(g.members) filter (where g.nth = 1), 0),
                   coalesce(sum(g.members) filter (where g.nth = 2), 0) - coalesce(sum(g.members) filter (where g.nth = 1), 0),
                   coalesce(sum(g.members) filter (where g.nth = 1 and g.gap = :never), 0)
              from unnest(:from::text[], :to::text[]) with ordinality p (f, t, n)
              left join insight.gap g on g.store_id = any (:stores) and g.nth in (1, 2) and g.day between p.f::date and p.t::date and g.gap > g.day - p.f::date
             group by p.n order by p.n""";

    private final JdbcClient database;

    ActiveSql(JdbcClient database) {
        this.database = database;
    }

    /**
     * Who bought in a period; of several stores, whoever bought in two of them counts in both.
     *
     * @param again of these, on two days or more
     * @param first of these, never before
     */
    public record Active(long members, long again, long first) {}

    public Active of(Asked asked, Period period) {
        return of(asked, List.of(period)).getFirst();
    }

    /** For each period. */
    public List<Active> of(Asked asked, List<Period> periods) {
        Set<Long> stores = asked.stores() == null ? ANYWHERE : asked.stores();
        return database.sql(stores.size() == 1 ? OF_ONE : OF_MANY)
                .param("from", periods.stream().map(period -> period.from().toString()).toArray(String[]::new))
                .param("to", periods.stream().map(period -> period.to().toString()).toArray(String[]::new))
                .param("stores", Arrays.longs(stores)).param("never", ActivitySql.NEVER)
                .query((row, n) -> new Active(row.getLong(1), row.getLong(2), row.getLong(3))).list();
    }

    /** Members by store. */
    public Map<Long, Long> byStore(Asked asked) {
        Map<Long, Long> stores = new HashMap<>();
        database.sql("""
                select store_id, sum(members) from insight.gap
                 where store_id > 0 and (:all or store_id = any (:stores)) and nth = 1 and day between :from and :to and gap > day - :from
                 group by 1""")
                .param("from", asked.period().from()).param("to", asked.period().to())
                .param("all", asked.stores() == null).param("stores", SumsSql.storesOf(asked))
                .query(row -> {
                    stores.put(row.getLong(1), row.getLong(2));
                });
        return stores;
    }

    /** Of the days on which members bought: how many came so many days after their last; the first time of all is left out. By days, fewest first. */
    public record Interval(int days, long times) {}

    public List<Interval> intervals(Asked asked) {
        LocalDate from = asked.period().from();
        return database.sql("""
                select gap, sum(members) from insight.gap
                 where store_id = any (:stores) and nth = 1 and day between :from and :to and gap < :never group by 1 having sum(members) > 0 order by 1""")
                .param("stores", Arrays.longs(asked.stores() == null ? ANYWHERE : asked.stores())).param("from", from).param("to", asked.period().to())
                .param("never", ActivitySql.NEVER).query((row, n) -> new Interval(row.getInt(1), row.getLong(2))).list();
    }
}
