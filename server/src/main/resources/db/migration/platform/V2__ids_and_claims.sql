create schema if not exists platform;
grant usage on schema platform to huiji_app;

create sequence platform.id_block start 1;
grant usage on sequence platform.id_block to huiji_app;

-- One row per (caller, idempotency key), kept as long as the books. A decision answers again by being read again;
-- any other write keeps its answer here.
create table platform.claim (
    claim        uuid primary key,
    body         uuid not null,
    member_id    bigint,
    decision_id  bigint,
    booked_at    timestamptz,
    status       smallint,
    answer       json
);
grant select, insert, update, delete on platform.claim to huiji_app;
