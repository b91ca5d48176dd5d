-- People who work for the chain. No password: she has not used her link yet. No stores: all of them, for roles of head office alone.
create table access.staff (
    staff_id             bigint primary key,
    username             text not null unique check (username = lower(username) and length(username) between 2 and 64),
    name                 text not null check (length(name) between 1 and 100),
    roles                text[] not null,
    store_ids            bigint[] not null,
    active               boolean not null default true,
    password             text,
    password_set_at      timestamptz,
    second_factor        bytea,
    second_factor_on     boolean not null default false,
    second_factor_step   bigint not null default 0,
    last_login_at        timestamptz,
    failures             integer not null default 0,
    created_at           timestamptz not null,
    created_by           bigint not null,
    version              bigint not null default 0
);
grant select, insert, update on access.staff to huiji_app;

-- Passwords she has had, so that they do not come back.
create table access.staff_password (
    staff_id  bigint not null,
    set_at    timestamptz not null,
    password  text not null,
    primary key (staff_id, set_at)
);
grant select, insert, delete on access.staff_password to huiji_app;

-- One-time codes for a lost second factor: SHA-256 over the person and the code.
create table access.recovery_code (
    staff_id  bigint not null,
    hash      bytea not null,
    used_at   timestamptz,
    primary key (staff_id, hash)
);
grant select, insert, update, delete on access.recovery_code to huiji_app;

-- One-time links: SHA-256 of the token. No person: whoever uses it becomes the first administrator.
create table access.staff_link (
    hash        bytea primary key check (octet_length(hash) = 32),
    staff_id    bigint,
    made_at     timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index staff_link_person on access.staff_link (staff_id);
grant select, insert, update, delete on access.staff_link to huiji_app;

-- Who is signed in: SHA-256 of the cookie's token.
create table access.session (
    hash        bytea primary key check (octet_length(hash) = 32),
    kind        text not null check (kind in ('staff', 'member')),
    person_id   bigint not null,
    started_at  timestamptz not null,
    seen_at     timestamptz not null,
    expires_at  timestamptz not null
) with (fillfactor = 70);
create index session_person on access.session (kind, person_id);
grant select, insert, update, delete on access.session to huiji_app;

-- Attempts to log in, by what was tried: a name (known or not) or an address. The subject is a digest.
create table access.attempt (
    subject       uuid primary key,
    failures      integer not null,
    since         timestamptz not null,
    locked_until  timestamptz
) with (fillfactor = 70);
create index attempt_since on access.attempt (since);
grant select, insert, update, delete on access.attempt to huiji_app;
