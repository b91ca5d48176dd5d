create schema audit;
grant usage on schema audit to huiji_app;

-- A run of the audit: how far it came and what it found. The first differences are kept, all are counted.
create table audit.run (
    id             bigint      primary key,
    sample         integer     not null check (sample >= 1),
    status         text        not null check (status in ('running', 'done', 'failed')),
    started_at     timestamptz not null,
    alive_at       timestamptz not null,
    finished_at    timestamptz,
    members_total  bigint      not null default 0,
    members        bigint      not null default 0,
    decisions      bigint      not null default 0,
    journal_rows   bigint      not null default 0,
    receipts       bigint      not null default 0,
    sealed_days    bigint      not null default 0,
    differences    bigint      not null default 0,
    findings       json        not null,
    failure        text
);
grant select, insert, update on audit.run to huiji_app;

-- A closed day of the journal, chained to the day before by its digest. Every instant before until_at is in exactly one seal.
create table audit.seal (
    day        date        primary key,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    row_count  bigint      not null,
    previous   bytea       not null,
    digest     bytea       not null,
    sealed_at  timestamptz not null
);
grant select, insert on audit.seal to huiji_app;

-- The rows of a sealed day in order: member, journal id and the first 8 bytes of the row's SHA-256, 24 bytes a row; so that a changed row has a name.
create table audit.seal_chunk (
    day      date    not null,
    no       integer not null,
    entries  bytea   not null,
    primary key (day, no)
);
grant select, insert on audit.seal_chunk to huiji_app;
