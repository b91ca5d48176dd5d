package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sums beside what they are sums of, by SQL of its own: each query finds what differs. */
final class SumsAgree {

    private static final String UNNAMED = "receipts without a member by day and store = receipts that are not credited";
    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("totals = journal", """
                select r::text || ' is not ' || j::text from
                  (select coalesce(sum(issued), 0) issued, coalesce(sum(clawed_back), 0) taken, coalesce(sum(redeemed), 0) redeemed, coalesce(sum(restored), 0) restored,
                          coalesce(sum(expired), 0) expired, coalesce(sum(adjusted_up), 0) up, coalesce(sum(adjusted_down), 0) down,
                          coalesce(sum(transferred), 0) transferred from insight.rollup) r,
                  (select coalesce(-sum(issued) filter (where reason in ('earn', 'bonus')), 0) issued, coalesce(sum(issued) filter (where reason = 'claw_back'), 0) taken,
                          coalesce(sum(redeemed) filter (where reason in ('redeem', 'capture')), 0) redeemed,
                          coalesce(-sum(redeemed) filter (where reason = 'restore'), 0) restored, coalesce(sum(breakage), 0) expired,
                          coalesce(sum(-adjustment) filter (where adjustment < 0), 0) up, coalesce(sum(adjustment) filter (where adjustment > 0), 0) down,
                          coalesce(sum(clearing) filter (where reason = 'transfer_out'), 0) transferred from ledger.journal) j
                 where r::text <> j::text""");
        QUERIES.put("months of stores and days of the chain = days of stores", """
                with fine as (select to_jsonb(r) m, date_trunc('month', day::timestamp)::date || ' ' || store_id || ' ' || settled of_month, day || ' ' || settled of_chain
                                from insight.rollup r),
                     told (place, m, sign) as (
                       select of_month, m, 1 from fine
                        union all
                       select of_chain, m, 1 from fine
                        union all
                       select month || ' ' || store_id || ' ' || settled, to_jsonb(t), -1 from insight.store_month t
                        union all
                       select day || ' ' || settled, to_jsonb(t), -1 from insight.chain_day t)
                select place || ' ' || key || ': ' || sum(sign * value::bigint) from told cross join jsonb_each(m)
                 where jsonb_typeof(value) = 'number' and key not in ('store_id', 'outstanding') group by place, key having sum(sign * value::bigint) <> 0""");
        QUERIES.put("net of all days = what members have and owe", """
                select r.net || ' is not ' || a.has
                  from (select coalesce(sum(issued - clawed_back - redeemed + restored - expired + adjusted_up - adjusted_down), 0) net from insight.rollup) r,
                       (select coalesce(sum(spendable + pending + held - debt), 0) has from ledger.account) a where r.net <> a.has""");
        QUERIES.put("outstanding of all days = what members hold", """
                select c.points || ' is not ' || a.has from (select coalesce(sum(outstanding), 0) points from insight.chain_day) c,
                       (select coalesce(sum(spendable + pending + held), 0) has from ledger.account) a where c.points <> a.has""");
        QUERIES.put("receipts and sales by day and store = receipt numbers", """
                select coalesce(r.day, n.day) || ' ' || coalesce(r.store_id, n.store_id) || ': ' || coalesce(r.n, 0) || '/' || coalesce(n.n, 0)
                  from (select day, store_id, sum(receipts) n, sum(sales_fen) fen from insight.rollup group by 1, 2 having sum(receipts) <> 0 or sum(sales_fen) <> 0) r
                  full join (select (t.event_at at time zone s.zone)::date as day, t.store_id, count(*) n, sum(t.net_fen) fen
                               from purchase.receipt t join store.store s on s.id = t.store_id
                               join desk.decision d on d.member_id = t.member_id and d.id = t.decision_id and d.refusal is null
                              where t.state = 'credited' and t.number not like '%~undone:%' group by 1, 2) n using (day, store_id)
                 where (r.n, r.fen) is distinct from (n.n, n.fen)""");
        QUERIES.put("refunded = numbers of refunds that were not refused", """
                select r.n || ' ' || r.fen from (select coalesce(sum(refunds), 0) n, coalesce(sum(refunded_fen), 0) fen from insight.rollup) r,
                       (select count(*) n, coalesce(sum(f.amount_fen), 0) fen
                          from purchase.refund f join desk.decision d on d.member_id = f.member_id and d.id = f.decision_id and d.refusal is null
                          join desk.decision sale on sale.member_id = d.member_id and sale.id = d.ref_id and sale.refusal is null
                         where f.number not like '%~undone:%' and f.number not like 'undo:%') f
                 where (r.n, r.fen) <> (f.n, f.fen)""");
        QUERIES.put("redeemed by store = redeemed by store of redemption and store of issue", """
                select store_id::text from (select store_id, sum(redeemed - restored) points from insight.rollup group by 1) r
                  full join (select store_id, sum(points) points from insight.crossing group by 1) c using (store_id)
                 where coalesce(r.points, 0) <> coalesce(c.points, 0)""");
        QUERIES.put("members by period = distinct members of accepted receipts", """
                with bought as (select distinct d.member_id, d.store_id, (d.event_at at time zone s.zone)::date as day
                                  from desk.decision d join store.store s on s.id = d.store_id where d.kind = 'purchase' and d.refusal is null),
                     days as (select generate_series(min(day), max(day), interval '1 day')::date as day from bought),
                     spans as (select f.day f, t.day t from days f join days t on t.day >= f.day and (t.day - f.day) in (0, 1, 6, 29, 60)),
                     scopes as (select 0 as store_id union all select id from store.store),
                     real as (select f, t, store_id, count(*) members, count(*) filter (where days > 1) again from (
                                select s.f, s.t, c.store_id, b.member_id, count(distinct b.day) days from spans s cross join scopes c
                                  join bought b on b.day between s.f and s.t and (c.store_id = 0 or c.store_id = b.store_id) group by 1, 2, 3, 4) m group by 1, 2, 3),
                     told as (select s.f, s.t, c.store_id, coalesce(sum(g.members) filter (where nth = 1), 0) members,
                                     coalesce(sum(g.members) filter (where nth = 2), 0) - coalesce(sum(g.members) filter (where nth = 1), 0) again
                                from spans s cross join scopes c join insight.gap g on g.store_id = c.store_id and g.day between s.f and s.t and g.gap > g.day - s.f
                               group by 1, 2, 3)
                select f || ' ' || t || ' ' || store_id || ': ' || coalesce(told.members, 0) || '/' || coalesce(real.members, 0) || ' '
                       || coalesce(told.again, 0) || '/' || coalesce(real.again, 0)
                  from real full join told using (f, t, store_id)
                 where (coalesce(real.members, 0), coalesce(real.again, 0)) <> (coalesce(told.members, 0), coalesce(told.again, 0))""");
        QUERIES.put("who bought on a day = members by how long ago they had bought before", """
                select store_id || ' ' || day from insight.gap group by store_id, day
                having coalesce(sum(members) filter (where nth = 0), 0) <> coalesce(sum(members) filter (where nth = 1), 0)""");
        QUERIES.put("who joined by day, store and channel = members, each once", """
                with told as (select day, store_id, channel, sum(members) members from (
                                select day, store_id, channel, members from insight.joined
                                 union all
                                select (q.enrolled_at at time zone coalesce(s.zone, 'Asia/Shanghai'))::date, coalesce(q.store_id, 0), q.channel, 1
                                  from member.joined_lately q left join store.store s on s.id = q.store_id) t group by 1, 2, 3),
                     real as (select (m.enrolled_at at time zone coalesce(s.zone, 'Asia/Shanghai'))::date as day, coalesce(m.store_id, 0) store_id, m.channel, count(*) members
                                from member.member m left join store.store s on s.id = m.store_id group by 1, 2, 3)
                select day || ' ' || store_id || ' ' || channel || ': ' || coalesce(told.members, 0) || '/' || coalesce(real.members, 0)
                  from real full join told using (day, store_id, channel)
                 where coalesce(told.members, 0) <> coalesce(real.members, 0)""");
        QUERIES.put(UNNAMED, """
                with told as (select day, store_id, sum(receipts) n, sum(net_fen) fen, sum(refunded_fen) back from (
                                select day, store_id, receipts, net_fen, refunded_fen from insight.unnamed
                                 union all
                                select (q.event_at at time zone s.zone)::date, q.store_id, q.receipts, q.net_fen, q.refunded_fen
                                  from purchase.unnamed_lately q join store.store s on s.id = q.store_id) t group by 1, 2),
                     real as (select (r.event_at at time zone s.zone)::date as day, r.store_id, count(*) n, sum(r.net_fen) fen, sum(r.refunded_fen) back
                                from purchase.receipt r join store.store s on s.id = r.store_id where r.state <> 'credited' group by 1, 2)
                select day || ' ' || store_id || ': ' || coalesce(told.n, 0) || '/' || coalesce(real.n, 0)
                  from real full join told using (day, store_id)
                 where (coalesce(told.n, 0), coalesce(told.fen, 0), coalesce(told.back, 0)) <> (coalesce(real.n, 0), coalesce(real.fen, 0), coalesce(real.back, 0))""");
    }

    private SumsAgree() {}

    static void check(JdbcClient owner, String when) {
        QUERIES.keySet().forEach(what -> check(owner, when, what));
    }

    /** Receipts without a member alone, which are in the figures before the job has run. */
    static void checkUnnamed(JdbcClient owner, String when) {
        check(owner, when, UNNAMED);
    }

    private static void check(JdbcClient owner, String when, String what) {
        assertThat(owner.sql(Objects.requireNonNull(QUERIES.get(what))).query((row, n) -> row.getString(1)).list()).as("%s: %s", when, what).isEmpty();
    }
}
