create schema purchase;
grant usage on schema purchase to huiji_app;

-- A receipt's business number and what became of it. Global: keyed by the number, written in the transaction that credits.
create table purchase.receipt (
    space           text        not null,
    number          text        not null,
    state           text        not null check (state in ('credited', 'anonymous', 'waiting')),
    member_id       bigint,
    decision_id     bigint,
    booked_at       timestamptz,
    store_id        bigint      not null,
    event_at        timestamptz not null,
    net_fen         bigint      not null,
    import_id       bigint      not null default 0,
    phone_hash      uuid,
    body            json,
    refunded        json,
    refunded_fen    bigint      not null default 0,
    clawed_points   bigint      not null default 0,
    primary key (space, number)
) with (fillfactor = 90);
create index receipt_waiting on purchase.receipt (phone_hash) where state = 'waiting';
create index receipt_of_import on purchase.receipt (import_id) where import_id > 0;
grant select, insert, update, delete on purchase.receipt to huiji_app;

create table purchase.refund (
    space        text        not null,
    number       text        not null,
    member_id    bigint,
    decision_id  bigint,
    booked_at    timestamptz,
    sale_space   text        not null,
    sale_number  text        not null,
    amount_fen   bigint      not null,
    primary key (space, number)
);
create index refund_of_sale on purchase.refund (sale_space, sale_number);
grant select, insert, update, delete on purchase.refund to huiji_app;
