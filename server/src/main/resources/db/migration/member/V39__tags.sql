-- What people note about members to find them again (标签). Who put one on and took it off stands in member.history.
create table member.tag_of (
    member_id  bigint      not null,
    tag        text        not null,
    added_at   timestamptz not null,
    primary key (member_id, tag)
);
create index tag_of_tag on member.tag_of (tag, member_id);
grant select, insert, delete on member.tag_of to huiji_app;
