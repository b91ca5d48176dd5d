-- A request to sign in by phone and one-time code. The code is a keyed hash bound to this row; the phone is sealed for it (joining needs it).
create table member.login (
    id            uuid        primary key,
    phone_hash    uuid        not null,
    phone_sealed  bytea       not null,
    code_hash     uuid        not null,
    made_at       timestamptz not null,
    expires_at    timestamptz not null,
    tries         smallint    not null default 0,
    used_at       timestamptz
) with (fillfactor = 80);
create index login_expiry on member.login (expires_at);
grant select, insert, update, delete on member.login to huiji_app;

-- How often something was asked for: a row per what is counted (a phone, an address, a device, by keyed hash) and slot of time.
create table member.throttle (
    kind      text        not null,
    key_hash  uuid        not null,
    slot      bigint      not null,
    used      integer     not null,
    last_at   timestamptz not null,
    primary key (kind, key_hash, slot)
) with (fillfactor = 80);
create index throttle_age on member.throttle (last_at);
grant select, insert, update, delete on member.throttle to huiji_app;
