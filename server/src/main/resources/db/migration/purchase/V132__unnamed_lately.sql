-- By how much the receipts that no member is named on became more or fewer, and what was refunded of them, as far as it is in no sum yet. Written by the statement
-- that changes such a receipt, only added to, so that tills do not wait for each other; emptied by the job that adds it up.
create table purchase.unnamed_lately (
    event_at      timestamptz  not null,
    store_id      bigint       not null,
    receipts      bigint       not null,
    net_fen       bigint       not null,
    refunded_fen  bigint       not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1);
grant select, insert, delete on purchase.unnamed_lately to huiji_app;

-- Those of before: a line for each day of a store stands for all of that day.
insert into purchase.unnamed_lately (event_at, store_id, receipts, net_fen, refunded_fen)
select min(r.event_at), r.store_id, count(*), sum(r.net_fen), sum(r.refunded_fen)
  from purchase.receipt r left join store.store s on s.id = r.store_id
 where r.state <> 'credited'
 group by r.store_id, coalesce(date_trunc('day', r.event_at at time zone s.zone), r.event_at at time zone 'UTC');
analyze purchase.unnamed_lately;
