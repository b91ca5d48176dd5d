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
    public record Active(long members, long again, long first) {
        public static final Active NONE = new Active(0, 0, 0);
    }

    public Active of(Asked asked, Period period) {
        return of(asked, List.of(period)).getFirst();
    }

    /** For each period. */
    public List<Active> of(Asked asked, List<Period> periods) {
        return database.sql("""
                select coalesce(sum(g.members) filter (where g.nth = 1), 0),
                       coalesce(sum(g.members) filter (where g.nth = 2), 0) - coalesce(sum(g.members) filter (where g.nth = 1), 0),
                       coalesce(sum(g.members) filter (where g.nth = 1 and g.gap = :never), 0)
                  from unnest(:from::text[], :to::text[]) with ordinality p (f, t, n)
                  left join insight.gap g on g.store_id = any (:stores) and g.nth in (1, 2) and g.day between p.f::date and p.t::date and g.gap > g.day - p.f::date
                 group by p.n order by p.n""")
                .param("from", periods.stream().map(period -> period.from().toString()).toArray(String[]::new))
                .param("to", periods.stream().map(period -> period.to().toString()).toArray(String[]::new))
                .param("stores", Arrays.longs(asked.stores() == null ? ANYWHERE : asked.stores())).param("never", ActivitySql.NEVER)
                .query((row, n) -> new Active(row.getLong(1), Math.max(0, row.getLong(2)), row.getLong(3))).list();
    }

    /** By store. */
    public Map<Long, Active> byStore(Asked asked) {
        Map<Long, Active> stores = new HashMap<>();
        database.sql("""
                select store_id, coalesce(sum(members) filter (where nth = 1), 0),
                       coalesce(sum(members) filter (where nth = 2), 0) - coalesce(sum(members) filter (where nth = 1), 0),
                       coalesce(sum(members) filter (where nth = 1 and gap = :never), 0)
                  from insight.gap
                 where store_id > 0 and (:all or store_id = any (:stores)) and nth in (1, 2) and day between :from and :to and gap > day - :from
                 group by 1""")
                .param("from", asked.period().from()).param("to", asked.period().to()).param("never", ActivitySql.NEVER)
                .param("all", asked.stores() == null).param("stores", SumsSql.storesOf(asked))
                .query(row -> {
                    stores.put(row.getLong(1), new Active(row.getLong(2), Math.max(0, row.getLong(3)), row.getLong(4)));
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
