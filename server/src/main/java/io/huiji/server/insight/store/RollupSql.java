package io.huiji.server.insight.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums of the decisions and movements that were booked in a span: {@code insight.rollup} by day, store and tier; {@code store_month} and {@code chain_day}, which are
 * made of it, the latter with what the movements gave to members and took from them; and {@code crossing}.
 */
@Component
public class RollupSql {

    /**
     * The refund that undoes an import takes its sale, and what was refunded of it, out of the day of the sale. One of a receipt that came too late to count
     * does not count either.
     */
    private static final String PARTS = """
            with undone as materialized (
              select r.member_id, r.id refund_id, sale.store_id, sale.event_at, sale.line_count, sale.units, sale.amount_fen
                from desk.decision r
                join desk.decision sale on sale.member_id = r.member_id and sale.id = r.ref_id
               where r.booked_at >= :from and r.booked_at < :until and r.kind = 'refund' and r.reference like 'undo:%' and r.caller_id = 0 and r.refusal is null),
            decided as materialized (
              select d.member_id, d.id, d.kind, undone.refund_id is not null undo, coalesce(undone.store_id, d.store_id, 0) store_id,
                     coalesce(undone.event_at, d.event_at) event_at, d.tier,
                     coalesce(undone.line_count, d.line_count) lines, coalesce(undone.units, d.units) units,
                     case when d.kind = 'purchase' then d.amount_fen else coalesce(undone.amount_fen, 0) end fen,
                     case when d.kind = 'refund' then d.amount_fen else 0 end back_fen
                from desk.decision d
                left join undone on undone.member_id = d.member_id and undone.refund_id = d.id
               where d.booked_at >= :from and d.booked_at < :until and d.refusal is null and not (d.kind = 'refund' and exists (
                     select from desk.decision sale where sale.member_id = d.member_id and sale.id = d.ref_id and sale.refusal is not null))),
            moved as materialized (
              select j.member_id, j.id, j.reason, d.store_id, d.tier, j.issued, j.redeemed, j.adjustment, j.clearing,
                     j.spendable + j.pending + j.held outstanding,
                     (case when j.reason in ('earn', 'bonus', 'claw_back') then coalesce(d.event_at, j.effective_at) else j.effective_at end
                      at time zone coalesce(s.zone, :zone))::date as day
                from ledger.journal j
                join decided d on d.member_id = j.member_id and d.id = j.decision_id
                left join store.store s on s.id = d.store_id
               where j.booked_at >= :from and j.booked_at < :until),
            parts (day, store_id, tier, MEASURES, outstanding) as (
              select (d.event_at at time zone coalesce(s.zone, :zone))::date, d.store_id, d.tier,
                     case when kind = 'purchase' then 1 when undo then -1 else 0 end,
                     case when undo then -lines else lines end, case when undo then -units else units end,
                     case when undo then -fen else fen end,
                     case when kind = 'refund' and not undo then 1 else 0 end, case when undo then back_fen - fen else back_fen end,
                     0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                from decided d left join store.store s on s.id = d.store_id
               where kind in ('purchase', 'refund')
              union all
              select day, store_id, tier, 0, 0, 0, 0, 0, 0,
                     greatest(-issued, 0), greatest(issued, 0), greatest(redeemed, 0), greatest(-redeemed, 0), case when redeemed > 0 then 1 else 0 end, 0,
                     greatest(-adjustment, 0), greatest(adjustment, 0), greatest(clearing, 0), outstanding
                from moved where reason <> 'expire'
              union all
              select m.day, l.store_id, m.tier, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -(w.remaining_delta + w.held_delta), 0, 0, 0,
                     w.remaining_delta + w.held_delta
                from moved m
                join ledger.draw w on w.member_id = m.member_id and w.journal_id = m.id
                join ledger.lot l on l.member_id = w.member_id and l.id = w.lot_id
               where m.reason = 'expire')
            """.replace("MEASURES", Measures.NAMES);

    /** Each sum is made once; the coarser ones are made of the finer. */
    private static final String WRITE = PARTS.stripTrailing() + """
            ,
            daily (day, store_id, tier, MEASURES, outstanding) as materialized (
              select day, store_id, tier, SUMS, sum(outstanding) from parts group by 1, 2, 3),
            of_months as (
              insert into insight.store_month (month, store_id, settled, MEASURES)
              select date_trunc('month', day::timestamp)::date, store_id, :settled, SUMS from daily group by 1, 2
                  on conflict (month, store_id, settled) do update set MONTHS_ADDED),
            of_the_chain as (
              insert into insight.chain_day (day, settled, MEASURES, outstanding)
              select day, :settled, SUMS, sum(outstanding) from daily group by 1
                  on conflict (day, settled) do update set CHAIN_ADDED, outstanding = chain_day.outstanding + excluded.outstanding)
            insert into insight.rollup (day, store_id, tier, settled, MEASURES)
            select day, store_id, tier, :settled, MEASURES from daily
                on conflict (day, store_id, tier, settled) do update set DAYS_ADDED"""
            .replace("MEASURES", Measures.NAMES).replace("SUMS", Measures.SUMS).replace("MONTHS_ADDED", Measures.added("store_month"))
            .replace("CHAIN_ADDED", Measures.added("chain_day")).replace("DAYS_ADDED", Measures.added("rollup"));

    /** What the coarser sums have that the finer do not add up to, and the other way round. */
    private static final String APART = """
            with months as (select date_trunc('month', day::timestamp)::date, store_id, settled, SUMS from insight.rollup group by 1, 2, 3),
                 days as (select day, settled, SUMS from insight.rollup group by 1, 2),
                 told_months as (select month, store_id, settled, MEASURES from insight.store_month),
                 told_days as (select day, settled, MEASURES from insight.chain_day)
            select exists (table months except table told_months) or exists (table told_months except table months)
                or exists (table days except table told_days) or exists (table told_days except table days)"""
            .replace("MEASURES", Measures.NAMES).replace("SUMS", Measures.SUMS);

    private static final List<String> TABLES = List.of("rollup", "store_month", "chain_day", "crossing");

    private final JdbcClient database;

    RollupSql(JdbcClient database) {
        this.database = database;
    }

    /** Adds what was booked from {@code from} on and before {@code until}. In the transaction that remembers that it was. */
    public void add(Instant from, Instant until, boolean settled, ZoneId zone) {
        bound(WRITE, from, until, settled, zone).update();
        bound("""
                insert into insight.crossing (day, store_id, earning_store_id, settled, points)
                select (j.effective_at at time zone coalesce(s.zone, :zone))::date, coalesce(j.store_id, 0), l.store_id, :settled,
                       sum(-(w.remaining_delta + w.held_delta))
                  from ledger.journal j
                  join ledger.draw w on w.member_id = j.member_id and w.journal_id = j.id
                  join ledger.lot l on l.member_id = w.member_id and l.id = w.lot_id
                  left join store.store s on s.id = j.store_id
                 where j.booked_at >= :from and j.booked_at < :until and j.reason in ('redeem', 'capture', 'restore')
                 group by 1, 2, 3
                    on conflict (day, store_id, earning_store_id, settled) do update set points = crossing.points + excluded.points""",
                from, until, settled, zone).update();
    }

    private JdbcClient.StatementSpec bound(String sql, Instant from, Instant until, boolean settled, ZoneId zone) {
        return database.sql(sql).param("from", Timestamp.from(from)).param("until", Timestamp.from(until)).param("settled", settled).param("zone", zone.getId());
    }

    /** Forgets what is summed anew at each run. */
    public void forgetOpen() {
        TABLES.forEach(table -> database.sql("delete from insight." + table + " where not settled").update());
    }

    /** Forgets all, to begin again at the first booking. */
    public void forgetAll() {
        TABLES.forEach(table -> database.sql("delete from insight." + table).update());
    }

    public long decisions(Instant from, Instant until) {
        return database.sql("select count(*) from desk.decision where booked_at >= ? and booked_at < ?")
                .param(Timestamp.from(from)).param(Timestamp.from(until)).query(Long.class).single();
    }

    /** Whether the settled sums are those of the journal before {@code until}, and the coarser ones those of the finer. */
    public boolean agrees(Instant until) {
        return agreesWithJournal(until) && !database.sql(APART).query(Boolean.class).single();
    }

    private boolean agreesWithJournal(Instant until) {
        return database.sql("""
                select coalesce((issued, clawed_back, redeemed, expired, adjusted, outstanding) = (j_issued, j_clawed_back, j_redeemed, j_expired, j_adjusted, j_outstanding), false)
                  from (select coalesce(sum(issued), 0) issued, coalesce(sum(clawed_back), 0) clawed_back, coalesce(sum(redeemed - restored), 0) redeemed,
                               coalesce(sum(expired), 0) expired, coalesce(sum(adjusted_up - adjusted_down), 0) adjusted
                          from insight.rollup where settled) r,
                       (select coalesce(sum(outstanding), 0) outstanding from insight.chain_day where settled) c,
                       (select coalesce(sum(-issued) filter (where issued < 0), 0) j_issued, coalesce(sum(issued) filter (where issued > 0), 0) j_clawed_back,
                               coalesce(sum(redeemed), 0) j_redeemed, coalesce(sum(breakage), 0) j_expired, coalesce(sum(-adjustment), 0) j_adjusted,
                               coalesce(sum(spendable + pending + held), 0) j_outstanding
                          from ledger.journal where booked_at < ?) j""")
                .param(Timestamp.from(until)).query(Boolean.class).single();
    }

    /** Takes the picture of open points by earning store and month of expiry. @return its rows */
    public int pictureOutstanding(ZoneId zone) {
        database.sql("delete from insight.outstanding").update();
        return database.sql("""
                insert into insight.outstanding (store_id, month, points)
                select store_id, date_trunc('month', expires_at at time zone ?)::date, sum(remaining + held)
                  from ledger.lot where remaining + held > 0 group by 1, 2""").param(zone.getId()).update();
    }
}
