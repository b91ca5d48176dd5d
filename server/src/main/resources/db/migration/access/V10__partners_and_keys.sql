create schema if not exists access;
grant usage on schema access to huiji_app;

create table access.partner (
    partner_id    bigint primary key,
    name          text not null check (length(name) between 1 and 100),
    number_space  text not null check (number_space in ('store', 'store_day', 'partner')),
    created_at    timestamptz not null
);
grant select, insert on access.partner to huiji_app;

-- Of a key only the SHA-256 of its secret is kept. No stores: all stores.
create table access.api_key (
    key_id      bigint primary key,
    partner_id  bigint not null,
    name        text not null check (length(name) between 1 and 100),
    hash        bytea not null check (octet_length(hash) = 32),
    scopes      text[] not null,
    store_ids   bigint[] not null,
    created_at  timestamptz not null,
    created_by  bigint not null,
    expires_at  timestamptz,
    revoked_at  timestamptz
);
create index api_key_partner on access.api_key (partner_id, key_id);
grant select, insert on access.api_key to huiji_app;
grant update (expires_at, revoked_at) on access.api_key to huiji_app;
