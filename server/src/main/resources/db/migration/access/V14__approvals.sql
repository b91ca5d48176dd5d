-- What somebody asked for and a second person decides. request: what is to be done, as the module that does it wrote it down.
create table access.approval (
    approval_id     bigint primary key,
    kind            text not null,
    request         text not null,
    summary         text not null,
    points          bigint not null,
    member_id       bigint not null,
    store_id        bigint,
    reason          text not null,
    status          text not null check (status in ('open', 'approved', 'done', 'refused', 'rejected')),
    asked_by        bigint not null,
    asked_name      text not null,
    asked_at        timestamptz not null,
    decided_by      bigint,
    decided_name    text,
    decided_at      timestamptz,
    decided_reason  text,
    outcome         text
);
create index approval_status on access.approval (status, approval_id);
create index approval_asker on access.approval (asked_by, approval_id);
grant select, insert on access.approval to huiji_app;
grant update (status, decided_by, decided_name, decided_at, decided_reason, outcome) on access.approval to huiji_app;

-- Adjustments of people, by the claim of their request: which way each went, once and for ever. day: of the programme's zone.
create table access.adjustment (
    claim     uuid primary key,
    staff_id  bigint not null,
    day       date not null,
    points    bigint not null check (points >= 0),
    direct    boolean not null
);
create index adjustment_day on access.adjustment (staff_id, day) where direct;
grant select, insert on access.adjustment to huiji_app;
grant update (points) on access.adjustment to huiji_app;

-- Locked while a person's sum of the day is looked at.
create table access.adjuster (
    staff_id  bigint primary key,
    version   bigint not null default 0
);
grant select, insert, update on access.adjuster to huiji_app;
