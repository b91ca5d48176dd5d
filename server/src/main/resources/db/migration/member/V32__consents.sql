-- What a member agreed to or took back: which purpose, which version of its text, when and where. Append-only; the newest row of a purpose counts.
create table member.consent (
    member_id  bigint      not null,
    id         bigint      not null,
    purpose    text        not null,
    version    text        not null,
    given      boolean     not null,
    at         timestamptz not null,
    place      text        not null,
    store_id   bigint,
    primary key (member_id, id)
);
grant select, insert on member.consent to huiji_app;
