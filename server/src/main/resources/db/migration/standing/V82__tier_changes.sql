-- Each change of a member's tier, written by the batch that made it. from_tier null: the base tier of a member who was never rated. Append-only.
create table standing.tier_change (
    member_id  bigint      not null,
    id         bigint      not null,
    at         timestamptz not null,
    from_tier  text,
    to_tier    text,
    primary key (member_id, id)
);
grant select, insert on standing.tier_change to huiji_app;

-- An earn writes the same tier again, so the row stays in its place and this index costs it nothing.
create index standing_tier on standing.standing (tier, member_id);
