create schema standing;
grant usage on schema standing to huiji_app;

create table standing.standing (
    member_id           bigint primary key,
    tier                text,
    tier_since          date,
    qualified_until     date,
    last_spend_day      date,
    lifetime_spend_fen  bigint not null default 0,
    lifetime_points     bigint not null default 0,
    lifetime_visits     bigint not null default 0,
    carry_fen           bigint not null default 0
) with (fillfactor = 80);
grant select, insert, update on standing.standing to huiji_app;

-- A member's calendar day (programme's zone, day of the event): what windows and caps count.
create table standing.day (
    member_id       bigint  not null,
    day             date    not null,
    spend_fen       bigint  not null,
    granted_points  bigint  not null,
    net_points      bigint  not null,
    visits          integer not null,
    by_rule         json,
    primary key (member_id, day)
) with (fillfactor = 90);
grant select, insert, update on standing.day to huiji_app;
