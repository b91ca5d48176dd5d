package io.huiji.server.insight.store;

import io.huiji.server.insight.model.Asked;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Receipts that no member is named on, by day and store: {@code insight.unnamed} has the sums, {@code purchase.unnamed_lately} what has changed since. Each change
 * is in one of both, as with {@link JoinedSql}.
 */
@Component
public class UnnamedSql {

    /** Most changes that one statement moves. */
    public static final int STEP_MAX = 50_000;

    private static final String DAY = "(r.event_at at time zone coalesce(s.zone, :zone))::date";

    private final JdbcClient database;

    UnnamedSql(JdbcClient database) {
        this.database = database;
    }

    /** Refunds are not taken off the sales. */
    public record Unnamed(long receipts, long salesFen, long refundedFen) {}

    public Unnamed of(Asked asked, ZoneId zone) {
        return SumsSql.bound(database.sql("""
                select coalesce(sum(receipts), 0), coalesce(sum(net_fen), 0), coalesce(sum(refunded_fen), 0)
                  from (select day, receipts, net_fen, refunded_fen from insight.unnamed
                         where day between :from and :to and (:all or store_id = any (:stores))
                         union all
                        select DAY, r.receipts, r.net_fen, r.refunded_fen
                          from purchase.unnamed_lately r left join store.store s on s.id = r.store_id
                         where (:all or r.store_id = any (:stores))) counted (day, receipts, net_fen, refunded_fen)
                 where day between :from and :to""".replace("DAY", DAY)), asked.period(), asked).param("zone", zone.getId())
                .query((row, n) -> new Unnamed(row.getLong(1), row.getLong(2), row.getLong(3))).single();
    }

    /** Moves changes into the sums, {@link #STEP_MAX} at most. @return how many */
    public int settle(ZoneId zone) {
        return database.sql("""
                with r as (
                  delete from purchase.unnamed_lately where ctid = any (array(select ctid from purchase.unnamed_lately limit :max))
                  returning event_at, store_id, receipts, net_fen, refunded_fen),
                added as (
                  insert into insight.unnamed (day, store_id, receipts, net_fen, refunded_fen)
                  select DAY, r.store_id, sum(r.receipts), sum(r.net_fen), sum(r.refunded_fen) from r left join store.store s on s.id = r.store_id group by 1, 2
                      on conflict (day, store_id) do update set receipts = unnamed.receipts + excluded.receipts,
                         net_fen = unnamed.net_fen + excluded.net_fen, refunded_fen = unnamed.refunded_fen + excluded.refunded_fen)
                select count(*) from r""".replace("DAY", DAY))
                .param("max", STEP_MAX).param("zone", zone.getId()).query(Integer.class).single();
    }

    /** Counts all anew, in the zones that stores have now. One statement sees the receipts and what waits: what changes meanwhile waits on. */
    public void recount(ZoneId zone) {
        database.sql("delete from insight.unnamed").update();
        database.sql("""
                with counted as (delete from purchase.unnamed_lately)
                insert into insight.unnamed (day, store_id, receipts, net_fen, refunded_fen)
                select DAY, r.store_id, count(*), sum(r.net_fen), sum(r.refunded_fen)
                  from purchase.receipt r left join store.store s on s.id = r.store_id where r.state <> 'credited' group by 1, 2""".replace("DAY", DAY))
                .param("zone", zone.getId()).update();
    }

    /** Whether every such receipt is counted once, with what was refunded of it. */
    public boolean agrees() {
        return database.sql("""
                select (r.receipts, r.net_fen, r.refunded_fen) = (t.receipts, t.net_fen, t.refunded_fen)
                  from (select count(*) receipts, coalesce(sum(net_fen), 0) net_fen, coalesce(sum(refunded_fen), 0) refunded_fen
                          from purchase.receipt where state <> 'credited') r,
                       (select coalesce(sum(receipts), 0) receipts, coalesce(sum(net_fen), 0) net_fen, coalesce(sum(refunded_fen), 0) refunded_fen
                          from (select receipts, net_fen, refunded_fen from insight.unnamed
                                 union all
                                select receipts, net_fen, refunded_fen from purchase.unnamed_lately) told) t""")
                .query(Boolean.class).single();
    }
}
