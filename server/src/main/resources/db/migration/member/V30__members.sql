create schema member;
grant usage on schema member to huiji_app;

create table member.member (
    member_id    bigint      primary key,
    status       text        not null default 'active' check (status in ('active', 'frozen', 'closed')),
    name         text,
    birthday     date,
    store_id     bigint,
    channel      text        not null,
    enrolled_at  timestamptz not null,
    version      bigint      not null default 0
) with (fillfactor = 90);
create index member_newest on member.member (enrolled_at desc, member_id desc);
grant select, insert, update on member.member to huiji_app;

-- What a member is known by. The value is sealed (AES-256-GCM); value_hash is its keyed blind index.
create table member.identity_of (
    member_id     bigint      not null,
    id            bigint      not null,
    kind          text        not null,
    value_hash    uuid        not null,
    sealed        bytea       not null,
    added_at      timestamptz not null,
    primary key (member_id, id)
);
grant select, insert, delete on member.identity_of to huiji_app;

-- Who an identity belongs to, unique across the chain. member_id is null: a phone that a receipt came with before its owner enrolled.
create table member.identity (
    kind        text    not null,
    value_hash  uuid    not null,
    member_id   bigint,
    version     bigint  not null default 0,
    primary key (kind, value_hash)
) with (fillfactor = 90);
grant select, insert, update, delete on member.identity to huiji_app;

-- What was done to a member's record, by whom and why. Holds no personal data.
create table member.history (
    member_id  bigint      not null,
    id         bigint      not null,
    at         timestamptz not null,
    caller_id  bigint      not null,
    change     text        not null,
    detail     text        not null,
    reason     text        not null,
    primary key (member_id, id)
);
grant select, insert on member.history to huiji_app;

-- A dynamic code that a till scanned. The first scan makes the row, its key is the keyed hash of the code.
create table member.visit (
    id          uuid        primary key,
    member_id   bigint      not null,
    partner_id  bigint      not null,
    store_id    bigint      not null,
    till        text        not null,
    started_at  timestamptz not null,
    expires_at  timestamptz not null
);
create index visit_expiry on member.visit (expires_at);
grant select, insert, delete on member.visit to huiji_app;

-- Which secret this database's identities were hashed and sealed with; an instance with another one must not start.
create table member.secret (
    id      smallint primary key check (id = 1),
    key_id  text     not null
);
grant select, insert on member.secret to huiji_app;
