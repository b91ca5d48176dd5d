package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members, what they hold, and receipts without one, each read from what its module keeps. A member belongs to the store that enrolled her. */
@Component
public class MembersSql {

    private static final String HERS = " (:all or m.store_id = any (:stores))";

    private final JdbcClient database;

    MembersSql(JdbcClient database) {
        this.database = database;
    }

    /** Members who joined in a slice, by store and channel; {@code storeId} 0: none. */
    public record Joined(LocalDate start, long storeId, String channel, long members) {}

    public List<Joined> joined(Asked asked, ZoneId zone) {
        return SumsSql.bound(database.sql("""
                select date_trunc(:grain, day)::date, store_id, channel, sum(members) from (
                       select (m.enrolled_at at time zone coalesce(s.zone, :zone))::date as day, coalesce(m.store_id, 0) store_id, m.channel, count(*) members
                         from member.member m left join store.store s on s.id = m.store_id
                        where m.enrolled_at >= :from::timestamp at time zone :zone - interval '1 day'
                          and m.enrolled_at < :to::timestamp at time zone :zone + interval '2 days' and""" + HERS + """
                        group by 1, 2, 3) by_day
                 where day between :from and :to group by 1, 2, 3 order by 1, 4 desc, 2, 3"""), asked.period(), asked)
                .param("grain", asked.granularity().name()).param("zone", zone.getId())
                .query((row, n) -> new Joined(later(row.getObject(1, LocalDate.class), asked.period().from()), row.getLong(2), row.getString(3), row.getLong(4)))
                .list();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** How many members there are now, closed ones left out. */
    public long members(Asked asked) {
        return filtered("select count(*) from member.member m where m.status not in ('closed', 'merged') and" + HERS, asked).query(Long.class).single();
    }

    /** Members by tier now, closed ones left out; "": none. */
    public Map<String, Long> tiers(Asked asked) {
        Map<String, Long> tiers = new TreeMap<>();
        String hers = asked.stores() == null ? "where not exists (select from member.member m where m.member_id = s.member_id and m.status in ('closed', 'merged'))"
                : "join member.member m on m.member_id = s.member_id where m.status not in ('closed', 'merged') and" + HERS;
        filtered("select coalesce(s.tier, ''), count(*) from standing.standing s " + hers + " group by 1", asked).query(row -> {
            tiers.put(row.getString(1), row.getLong(2));
        });
        return tiers;
    }

    /** Members by how many days ago they last bought, up to each limit; the last is whoever never did. */
    public List<Long> byLastPurchase(Asked asked, int... daysUpTo) {
        String day = "s.last_spend_day >= :today::date - ";
        StringBuilder sql = new StringBuilder("select ");
        int before = -1;
        for (int days : daysUpTo) {
            sql.append("count(*) filter (where ").append(day).append(days).append(before < 0 ? "" : " and s.last_spend_day < :today::date - " + before).append("), ");
            before = days;
        }
        sql.append("count(*) filter (where s.last_spend_day < :today::date - ").append(before).append("), count(*) filter (where m.member_id is not null and s.last_spend_day is null)")
                .append(" from member.member m left join standing.standing s on s.member_id = m.member_id where m.status not in ('closed', 'merged') and").append(HERS);
        return filtered(sql.toString(), asked).param("today", asked.today()).query((row, n) -> {
            List<Long> counts = new java.util.ArrayList<>();
            for (int column = 1; column <= daysUpTo.length + 2; column++) {
                counts.add(row.getLong(column));
            }
            return counts;
        }).single();
    }

    /** What members have and owe now, by the books. */
    public record Balances(long spendable, long pending, long held, long debt) {
        public long outstanding() {
            return spendable + pending + held;
        }
    }

    public Balances balances() {
        return database.sql("select coalesce(sum(spendable), 0), coalesce(sum(pending), 0), coalesce(sum(held), 0), coalesce(sum(debt), 0) from ledger.account where asset = 1")
                .query((row, n) -> new Balances(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).single();
    }

    /** Open points by month of expiry, of the stores that issued them; month {@code null}: never. As of the last picture. */
    public record Expiring(@Nullable LocalDate month, long points) {}

    public List<Expiring> outstanding(Asked asked) {
        return filtered("select month, sum(points) from insight.outstanding m where" + HERS + " group by 1 order by 1 nulls last", asked)
                .query((row, n) -> new Expiring(row.getObject(1, LocalDate.class), row.getLong(2))).list();
    }

    /** Receipts that no member is named on. */
    public record Unnamed(long receipts, long salesFen, long refundedFen) {}

    public Unnamed unnamed(Asked asked, Period period, ZoneId zone) {
        return SumsSql.bound(database.sql("""
                select count(*), coalesce(sum(m.net_fen), 0), coalesce(sum(m.refunded_fen), 0) from purchase.receipt m
                 where m.state <> 'credited' and m.event_at >= :from::timestamp at time zone :zone and m.event_at < (:to::date + 1)::timestamp at time zone :zone and"""
                + HERS), period, asked).param("zone", zone.getId())
                .query((row, n) -> new Unnamed(row.getLong(1), row.getLong(2), row.getLong(3))).single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Asked asked) {
        return database.sql(sql).param("all", asked.stores() == null).param("stores", SumsSql.storesOf(asked));
    }
}
