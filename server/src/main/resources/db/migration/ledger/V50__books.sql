create schema ledger;
grant usage on schema ledger to huiji_app;

-- One row per member and asset (1 = points): what the member has now. Written with a version guard by ledger.store alone.
create table ledger.account (
    member_id       bigint      not null,
    asset           smallint    not null,
    spendable       bigint      not null default 0 check (spendable >= 0),
    pending         bigint      not null default 0 check (pending >= 0),
    held            bigint      not null default 0 check (held >= 0),
    debt            bigint      not null default 0 check (debt >= 0),
    version         bigint      not null default 0,
    last_booked_at  timestamptz not null default '2000-01-01T00:00:00Z',
    primary key (member_id, asset)
) with (fillfactor = 80);
grant select, insert, update on ledger.account to huiji_app;

-- One row is one balanced movement: an account per column. debt is a contra account: −60 means that the member owes 60 more.
create table ledger.journal (
    member_id     bigint      not null,
    id            bigint      not null,
    booked_at     timestamptz not null,
    effective_at  timestamptz not null,
    decision_id   bigint      not null,
    reason        text        not null,
    asset         smallint    not null,
    store_id      bigint,
    spendable     bigint      not null default 0,
    pending       bigint      not null default 0,
    held          bigint      not null default 0,
    debt          bigint      not null default 0,
    issued        bigint      not null default 0,
    redeemed      bigint      not null default 0,
    breakage      bigint      not null default 0,
    clearing      bigint      not null default 0,
    adjustment    bigint      not null default 0,
    primary key (member_id, id, booked_at),
    constraint journal_sums_to_zero check
        (spendable + pending + held + debt + issued + redeemed + breakage + clearing + adjustment = 0)
) partition by range (booked_at);
create table ledger.journal_default partition of ledger.journal default;
grant select, insert on ledger.journal to huiji_app;

-- The entries of the journal: each account that a movement touched.
create view ledger.entry as
select j.member_id, j.id as journal_id, j.booked_at, j.effective_at, j.decision_id, j.reason, j.asset, j.store_id, e.account, e.amount
  from ledger.journal j
 cross join lateral (values
        ('spendable', j.spendable), ('pending', j.pending), ('held', j.held), ('debt', j.debt), ('issued', j.issued),
        ('redeemed', j.redeemed), ('breakage', j.breakage), ('clearing', j.clearing), ('adjustment', j.adjustment)) e (account, amount)
 where e.amount <> 0;
grant select on ledger.entry to huiji_app;

-- Points granted together, with one life.
create table ledger.lot (
    member_id    bigint      not null,
    id           bigint      not null,
    asset        smallint    not null,
    decision_id  bigint      not null,
    journal_id   bigint      not null,
    store_id     bigint      not null,
    earned_at    timestamptz not null,
    active_at    timestamptz not null,
    activated    boolean     not null,
    expires_at   timestamptz,
    amount       bigint      not null check (amount > 0),
    remaining    bigint      not null check (remaining >= 0),
    held         bigint      not null check (held >= 0),
    primary key (member_id, id),
    constraint lot_within_amount check (remaining + held <= amount)
) with (fillfactor = 90);
-- Lots are made in order of time, so a block-range index finds the lapsing ones and costs an earn nothing.
create index lot_expires on ledger.lot using brin (expires_at) with (pages_per_range = 32, autosummarize = on);
create index lot_waiting on ledger.lot (active_at) where not activated;
grant select, insert, update on ledger.lot to huiji_app;

-- How a movement changed existing lots; what went to debt when a lot was opened is a draw of its opening movement.
create table ledger.draw (
    member_id        bigint not null,
    journal_id       bigint not null,
    lot_id           bigint not null,
    remaining_delta  bigint not null,
    held_delta       bigint not null,
    primary key (member_id, journal_id, lot_id)
);
grant select, insert on ledger.draw to huiji_app;

create table ledger.hold (
    member_id    bigint      not null,
    id           bigint      not null,
    decision_id  bigint      not null,
    points       bigint      not null check (points > 0),
    expires_at   timestamptz not null,
    status       text        not null check (status in ('open', 'captured', 'voided', 'expired')),
    captured     bigint      not null default 0,
    lot_ids      bigint[]    not null,
    lot_points   bigint[]    not null,
    primary key (member_id, id)
);
create index hold_open on ledger.hold (expires_at) where status = 'open';
grant select, insert, update on ledger.hold to huiji_app;
