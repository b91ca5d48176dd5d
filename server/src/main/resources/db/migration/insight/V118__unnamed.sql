-- Receipts that no member is named on, by day of the event in the store's zone; what was refunded of them. A receipt that becomes a member's leaves its day.
-- What is not in these sums yet is in purchase.unnamed_lately.
create table insight.unnamed (
    day           date    not null,
    store_id      bigint  not null,
    receipts      bigint  not null,
    net_fen       bigint  not null,
    refunded_fen  bigint  not null,
    primary key (day, store_id)
) with (fillfactor = 80);
grant select, insert, update, delete on insight.unnamed to huiji_app;
