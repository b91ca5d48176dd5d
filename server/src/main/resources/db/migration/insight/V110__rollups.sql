create schema insight;
grant usage on schema insight to huiji_app;

-- What happened on a day in a store, of members in a tier, summed from decisions and movements. day: of the event, in the store's zone; booked_on: when it came
-- into the books, in the programme's. settled: of bookings before progress.closed_until, summed once and for ever; the others are summed anew at each run.
create table insight.rollup (
    day           date     not null,
    store_id      bigint   not null,
    tier          text     not null,
    booked_on     date     not null,
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
    primary key (day, store_id, tier, booked_on, settled)
) with (fillfactor = 80);
grant select, insert, update, delete on insight.rollup to huiji_app;

-- Redeemed points by where they were spent and where they had been earned (X3); what a reversal gave back counts below zero.
create table insight.crossing (
    day               date     not null,
    store_id          bigint   not null,
    earning_store_id  bigint   not null,
    settled           boolean  not null,
    points            bigint   not null,
    primary key (day, store_id, earning_store_id, settled)
) with (fillfactor = 80);
grant select, insert, update, delete on insight.crossing to huiji_app;

-- The days on which a member bought, by store; store_id 0: anywhere. A set: rows are added, never changed.
create table insight.activity (
    member_id  bigint  not null,
    store_id   bigint  not null,
    day        date    not null,
    primary key (member_id, store_id, day)
);
grant select, insert on insight.activity to huiji_app;

-- How many members bought on a day whose last but nth day of buying lay so many days before (99999: there was none). Whoever bought on any day from f to t is
-- counted once by: nth = 1 and day between f and t and gap > day - f. With nth = 2, whoever bought on two days or more and whoever on one.
create table insight.gap (
    store_id  bigint    not null,
    nth       smallint  not null,
    day       date      not null,
    gap       integer   not null,
    members   bigint    not null,
    primary key (store_id, nth, day, gap)
) with (fillfactor = 80);
grant select, insert, update on insight.gap to huiji_app;

-- Open points by the store that issued them and the month they expire in; null: never. A picture taken now and then.
create table insight.outstanding (
    store_id  bigint  not null,
    month     date,
    points    bigint  not null
);
grant select, insert, delete on insight.outstanding to huiji_app;

-- How far the sums are. mark: a moment, and the number of the transaction that saw it; when all up to that number have ended, every booking of that moment is seen.
create table insight.progress (
    id               smallint     primary key check (id = 1),
    closed_until     timestamptz,
    mark_at          timestamptz,
    mark_xact        bigint,
    as_of            timestamptz,
    outstanding_at   timestamptz
);
insert into insight.progress (id) values (1);
grant select, update on insight.progress to huiji_app;
