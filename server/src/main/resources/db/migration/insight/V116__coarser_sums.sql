-- The same as insight.rollup, added up further by the statement that writes it: for whole months by store, and for the course of the whole chain.
create table insight.store_month (
    month         date     not null,
    store_id      bigint   not null,
    settled       boolean  not null,
    receipts      bigint   not null,
    lines         bigint   not null,
    units         bigint   not null,
    sales_fen     bigint   not null,
    refunds       bigint   not null,
    refunded_fen  bigint   not null,
    issued        bigint   not null,
    clawed_back   bigint   not null,
    redeemed      bigint   not null,
    restored      bigint   not null,
    redemptions   bigint   not null,
    expired       bigint   not null,
    adjusted_up   bigint   not null,
    adjusted_down bigint   not null,
    transferred   bigint   not null,
    primary key (month, store_id, settled)
) with (fillfactor = 80);
grant select, insert, update, delete on insight.store_month to huiji_app;

create table insight.chain_day (
    day           date     not null,
    settled       boolean  not null,
    receipts      bigint   not null,
    lines         bigint   not null,
    units         bigint   not null,
    sales_fen     bigint   not null,
    refunds       bigint   not null,
    refunded_fen  bigint   not null,
    issued        bigint   not null,
    clawed_back   bigint   not null,
    redeemed      bigint   not null,
    restored      bigint   not null,
    redemptions   bigint   not null,
    expired       bigint   not null,
    adjusted_up   bigint   not null,
    adjusted_down bigint   not null,
    transferred   bigint   not null,
    primary key (day, settled)
) with (fillfactor = 80);
grant select, insert, update, delete on insight.chain_day to huiji_app;

insert into insight.store_month
select date_trunc('month', day::timestamp)::date, store_id, settled, sum(receipts), sum(lines), sum(units), sum(sales_fen), sum(refunds), sum(refunded_fen), sum(issued),
       sum(clawed_back), sum(redeemed), sum(restored), sum(redemptions), sum(expired), sum(adjusted_up), sum(adjusted_down), sum(transferred)
  from insight.rollup group by 1, 2, 3;
insert into insight.chain_day
select day, settled, sum(receipts), sum(lines), sum(units), sum(sales_fen), sum(refunds), sum(refunded_fen), sum(issued),
       sum(clawed_back), sum(redeemed), sum(restored), sum(redemptions), sum(expired), sum(adjusted_up), sum(adjusted_down), sum(transferred)
  from insight.rollup group by 1, 2;

-- A few stores' days are found without looking at those of the others.
create index rollup_of_store on insight.rollup (store_id, day);
analyze insight.rollup, insight.store_month, insight.chain_day;
