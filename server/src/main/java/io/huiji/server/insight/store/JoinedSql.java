package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who joined, by day, store and channel: {@code insight.joined} has the sums, {@code member.joined_lately} those who are not in them yet. Every member is in one
 * of both: she comes into the latter with her enrolment and moves to the former in one statement. Whoever reads both at once misses nobody and
 * counts nobody twice.
 */
@Component
public class JoinedSql {

    /** Most members that one statement moves. */
    public static final int STEP_MAX = 50_000;

    private static final String DAY_AND_PLACE = "(m.enrolled_at at time zone coalesce(s.zone, :zone))::date as day, coalesce(m.store_id, 0) as store_id, m.channel";

    private static final String COUNTED = """
              from (select day, store_id, channel, members from insight.joined
                     where day between :from and :to and (:all or store_id = any (:stores))
                     union all
                    select DAY_AND_PLACE, 1
                      from member.joined_lately m left join store.store s on s.id = m.store_id
                     where m.enrolled_at >= :from::timestamp at time zone :zone - interval '1 day'
                       and m.enrolled_at < :to::timestamp at time zone :zone + interval '2 days' and (:all or m.store_id = any (:stores))) counted
             where day between :from and :to
            """.replace("DAY_AND_PLACE", DAY_AND_PLACE);

    private final JdbcClient database;

    JoinedSql(JdbcClient database) {
        this.database = database;
    }

    /** By first day of each slice in which somebody joined. */
    public Map<LocalDate, Long> slices(Asked asked, ZoneId zone) {
        Map<LocalDate, Long> slices = new HashMap<>();
        asked("select date_trunc(:grain, day::timestamp)::date, sum(members) from (select day, sum(members) as members" + COUNTED + "group by 1) days group by 1",
                asked, zone).param("grain", asked.granularity().name())
                .query(row -> {
                    slices.put(SumsSql.startOf(row.getObject(1, LocalDate.class), asked.period()), row.getLong(2));
                });
        return slices;
    }

    /** Who joined in the period; {@code storeId} 0: none. */
    public record Source(long storeId, String channel, long members) {}

    /** Most members first. */
    public List<Source> sources(Asked asked, ZoneId zone) {
        return asked("select store_id, channel, sum(members)" + COUNTED + "group by 1, 2 order by 3 desc, 2, 1", asked, zone)
                .query((row, n) -> new Source(row.getLong(1), row.getString(2), row.getLong(3))).list();
    }

    private JdbcClient.StatementSpec asked(String sql, Asked asked, ZoneId zone) {
        return SumsSql.bound(database.sql(sql), asked.period(), asked).param("zone", zone.getId());
    }

    /** Moves members into the sums, {@link #STEP_MAX} at most. @return how many */
    public int settle(ZoneId zone) {
        return database.sql("""
                with m as (
                  delete from member.joined_lately where ctid = any (array(select ctid from member.joined_lately limit :max))
                  returning enrolled_at, store_id, channel),
                added as (
                  insert into insight.joined (day, store_id, channel, members)
                  select DAY_AND_PLACE, count(*) from m left join store.store s on s.id = m.store_id group by 1, 2, 3
                      on conflict (day, store_id, channel) do update set members = joined.members + excluded.members)
                select count(*) from m""".replace("DAY_AND_PLACE", DAY_AND_PLACE))
                .param("max", STEP_MAX).param("zone", zone.getId()).query(Integer.class).single();
    }

    /** Counts all members anew, in the zones that stores have now. One statement sees the members and those who wait: who joins meanwhile waits on. */
    public void recount(ZoneId zone) {
        database.sql("delete from insight.joined").update();
        database.sql("""
                with counted as (delete from member.joined_lately)
                insert into insight.joined (day, store_id, channel, members)
                select DAY_AND_PLACE, count(*) from member.member m left join store.store s on s.id = m.store_id group by 1, 2, 3"""
                .replace("DAY_AND_PLACE", DAY_AND_PLACE)).param("zone", zone.getId()).update();
    }

    /** Whether every member is counted once. */
    public boolean agrees() {
        return database.sql("""
                select (select count(*) from member.member)
                     = (select coalesce(sum(members), 0) from insight.joined) + (select count(*) from member.joined_lately)""")
                .query(Boolean.class).single();
    }
}
