-- Who did what to whom, when, from where, and what came of it. The application can add to it and read it, nothing else.
create table access.trail (
    id        bigint not null,
    at        timestamptz not null,
    kind      text not null,
    who_id    bigint not null,
    who       text not null,
    action    text not null,
    target    text not null,
    address   text not null,
    result    text not null,
    detail    text not null,
    primary key (at, id)
) partition by range (at);
create table access.trail_default partition of access.trail default;
create index trail_who on access.trail (who_id, at desc, id desc);
create index trail_action on access.trail (action text_pattern_ops, at desc, id desc);
create index trail_target on access.trail (target, at desc, id desc);
grant select, insert on access.trail to huiji_app;
