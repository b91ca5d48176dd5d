package io.huiji.server.insight.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code insight.activity} and {@code insight.gap}: on which days members bought, and how long after the time before. */
@Component
public class ActivitySql {

    /** Days since the time before where there was none. */
    public static final int NEVER = 99_999;

    private final JdbcClient database;

    ActivitySql(JdbcClient database) {
        this.database = database;
    }

    /**
     * Notes the days on which members bought, of the receipts booked in a span; what is noted already changes nothing. A day that comes late lies between two
     * others: the days from two before it on are counted before and after, and the difference is written. With nth 0 stands who bought on a day at all.
     */
    public void note(Instant from, Instant until, ZoneId zone) {
        database.sql("""
                with bought as (
                  select distinct d.member_id, d.store_id, (d.event_at at time zone coalesce(s.zone, :zone))::date as day
                    from desk.decision d left join store.store s on s.id = d.store_id
                   where d.booked_at >= :from and d.booked_at < :until and d.kind = 'purchase' and d.refusal is null and d.store_id > 0),
                fresh as (
                  insert into insight.activity (member_id, store_id, day)
                  select member_id, store_id, day from bought union select member_id, 0, day from bought
                      on conflict do nothing
                  returning member_id, store_id, day),
                span as materialized (select member_id, store_id, min(day) first from fresh group by 1, 2),
                around as materialized (
                  select x.member_id, x.store_id, x.first, a.day
                    from span x cross join lateral (
                         (select day from insight.activity where member_id = x.member_id and store_id = x.store_id and day < x.first order by day desc limit 2)
                         union all
                         (select day from insight.activity where member_id = x.member_id and store_id = x.store_id and day > x.first)) a),
                both_sides as (
                  select -1 sign, member_id, store_id, first, day from around
                   union all
                  select 1, member_id, store_id, first, day from around
                   union all
                  select 1, f.member_id, f.store_id, x.first, f.day from fresh f join span x on x.member_id = f.member_id and x.store_id = f.store_id),
                steps as (
                  select sign, store_id, first, day, day - lag(day) over w one, day - lag(day, 2) over w two
                    from both_sides window w as (partition by sign, member_id, store_id order by day)),
                counted as (
                  select store_id, nth, day, coalesce(gap, :never) gap, sum(sign) members
                    from steps cross join lateral (values (0, 0), (1, one), (2, two)) n (nth, gap)
                   where day >= first group by 1, 2, 3, 4 having sum(sign) <> 0)
                insert into insight.gap (store_id, nth, day, gap, members) select store_id, nth, day, gap, members from counted
                    on conflict (store_id, nth, day, gap) do update set members = gap.members + excluded.members""")
                .param("from", Timestamp.from(from)).param("until", Timestamp.from(until)).param("zone", zone.getId()).param("never", NEVER).update();
    }
}
