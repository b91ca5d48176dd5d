create schema store;
grant usage on schema store to huiji_app;

-- A shop. Small and read by everybody: a reference table.
create table store.store (
    id          bigint      primary key,
    code        text        not null unique,
    name        text        not null,
    zone        text        not null,
    franchise   boolean     not null default false,
    active      boolean     not null default true,
    created_at  timestamptz not null,
    changed_at  timestamptz not null
);
grant select, insert, update on store.store to huiji_app;
