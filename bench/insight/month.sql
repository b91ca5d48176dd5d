-- One month of business: per receipt a decision, a movement, a lot and a number; of each hundred movements 10 spend, 4 take back, 10 lapse.
-- psql -v month=2026-01-01 -v base=0 -v receipts=640000 -v members=1000000 -f month.sql
\set ON_ERROR_STOP on
set synchronous_commit = off;
set work_mem = '256MB';
select platform.make_partitions('ledger.journal', :'month'::date, :'month'::date), platform.make_partitions('desk.decision', :'month'::date, :'month'::date);
create temp table bought as
select :base + n as id, 1 + (power((hashint8(:base + n)::bigint + 2147483648) / 4294967296.0, 2) * (:members - 1))::bigint as member_id,
       1 + abs(hashint8(:base + n + 7)) % 200 as store_id, 1200 + abs(hashint8(:base + n + 13)) % 9000 as fen,
       :'month'::timestamptz + (n * (extract(epoch from interval '1 month' - interval '3 days') / :receipts)) * interval '1 second' as at
  from generate_series(1, :receipts) n;
insert into desk.decision (member_id, id, booked_at, kind, caller_id, plan_version, store_id, event_at, reference, points, tier, line_count, units, amount_fen, command, facts)
select member_id, id, at, 'purchase', 1, 1, store_id, at - interval '2 seconds', 'R' || id, fen / 100, (array['base', 'silver', 'gold'])[1 + id % 3], 2, 3, fen,
       format('{"receipt":{"eventAt":"%s","channel":"till","lines":[{"no":1,"product":"p%s","categories":["tea","drinks"],"quantity":1,"amountFen":%s},{"no":2,"product":"p7","categories":["snack"],"quantity":2,"amountFen":%s}]}}',
              at, id % 90, fen - 700, 700)::json,
       format('{"now":"%s","member":{"id":%s,"birthdayMonthDay":214,"enrolledAt":"2025-01-01T00:00:00Z","balance":{"spendable":%s},"standing":{"tier":"%s","tierSince":"2025-06-01","lastSpendDay":"2025-12-30","lifetimeSpendFen":%s,"lifetimePoints":812,"lifetimeVisits":31},"days":[{"day":"2025-12-30","spendFen":3100,"grantedPoints":31,"netPoints":31,"visits":1},{"day":"2025-12-21","spendFen":2800,"grantedPoints":28,"netPoints":28,"visits":1}]},"store":{"id":%s,"code":"st-%s","zone":"Asia/Shanghai"}}',
              at, member_id, id % 900, (array['base', 'silver', 'gold'])[1 + id % 3], fen * 30, store_id, store_id)::json
  from bought;
insert into ledger.journal (member_id, id, booked_at, effective_at, decision_id, reason, asset, store_id, spendable, issued)
select member_id, id, at, at, id, 'earn', 1, store_id, fen / 100, -(fen / 100) from bought;
insert into ledger.lot (member_id, id, asset, decision_id, journal_id, store_id, earned_at, active_at, activated, expires_at, amount, remaining, held)
select member_id, id, 1, id, id, store_id, at, at, true, at + interval '1 year', fen / 100, case when id % 100 < 24 then 0 else fen / 100 end, 0 from bought;
insert into purchase.receipt (space, number, state, member_id, decision_id, booked_at, store_id, event_at, net_fen)
select 'store:' || store_id, 'R' || id, 'credited', member_id, id, at, store_id, at - interval '2 seconds', fen from bought;
with unnamed as (
  insert into purchase.receipt (space, number, state, store_id, event_at, net_fen)
  select 'store:' || store_id, 'A' || id, 'anonymous', store_id, at, fen from bought where id % 10 < 3
  returning event_at, store_id, net_fen)
insert into purchase.unnamed_lately (event_at, store_id, receipts, net_fen, refunded_fen) select event_at, store_id, 1, net_fen, 0 from unnamed;
-- 10 of a hundred lots are spent, 10 lapse, 4 are taken back: a day later.
create temp table moved as
select *, id + 500000000 as move_id, at + interval '1 day' as later, id % 100 as fate from bought where id % 100 < 24;
insert into desk.decision (member_id, id, booked_at, kind, caller_id, plan_version, store_id, event_at, ref_id, reference, points, tier, amount_fen, command, facts)
select member_id, move_id, later, case when fate < 10 then 'redeem' when fate < 20 then 'settle' else 'refund' end, 1, 1, case when fate between 10 and 19 then null else 1 + (store_id + fate % 2) % 200 end,
       case when fate >= 20 then later end, case when fate >= 20 then id end, case when fate >= 20 then 'F' || id end, -(fen / 100), 'base', case when fate >= 20 then fen else 0 end,
       case when fate >= 20 then format('{"saleDecisionId":%s,"lines":[{"no":1,"amountFen":%s}]}', id, fen)::json else '{"points":10}'::json end,
       '{"member":{"id":1,"standing":{"tier":"base"}}}'::json
  from moved;
insert into ledger.journal (member_id, id, booked_at, effective_at, decision_id, reason, asset, store_id, spendable, redeemed, breakage, issued)
select member_id, move_id, later, later, move_id, case when fate < 10 then 'redeem' when fate < 20 then 'expire' else 'claw_back' end, 1,
       case when fate between 10 and 19 then null else 1 + (store_id + fate % 2) % 200 end, -(fen / 100),
       case when fate < 10 then fen / 100 else 0 end, case when fate between 10 and 19 then fen / 100 else 0 end, case when fate >= 20 then fen / 100 else 0 end
  from moved;
insert into ledger.draw (member_id, journal_id, lot_id, remaining_delta, held_delta) select member_id, move_id, id, -(fen / 100), 0 from moved;
