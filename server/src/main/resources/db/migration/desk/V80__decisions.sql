create schema desk;
grant usage on schema desk to huiji_app;

-- Members are spread over the lanes by member_id mod count(*). Change the number of rows only while every instance is stopped.
create table desk.lane (
    lane     smallint primary key,
    version  bigint not null default 0
);
insert into desk.lane (lane) select generate_series(0, 1);
grant select, update on desk.lane to huiji_app;

-- What was asked, what was known and by which version it was decided; refusals too. The explanation is re-derived from this.
create table desk.decision (
    member_id        bigint      not null,
    id               bigint      not null,
    booked_at        timestamptz not null,
    kind             text        not null,
    caller_id        bigint      not null,
    plan_version     integer     not null,
    store_id         bigint,
    event_at         timestamptz,
    ref_id           bigint,
    reference        text,
    points           bigint      not null,
    refusal          text,
    command          json        not null,
    facts            json        not null,
    primary key (member_id, id, booked_at)
) partition by range (booked_at);
create table desk.decision_default partition of desk.decision default;
grant select, insert on desk.decision to huiji_app;
