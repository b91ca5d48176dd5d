-- Two records of one person may become one. merged_into is the record that answers for it, always the last of a chain.
alter table member.member drop constraint member_status_check;
alter table member.member add constraint member_status_check check (status in ('active', 'frozen', 'closed', 'merged'));
alter table member.member add column merged_into bigint;
alter table member.member add constraint member_merged_somewhere check ((status = 'merged') = (merged_into is not null));
create index member_merged_into on member.member (merged_into) where merged_into is not null;

-- Who was merged into whom, by whom and why, and whether it was undone. id is the decision of the member who went; in_id that of the one who stayed.
create table member.merge (
    gone_id          bigint      not null,
    id               bigint      not null,
    survivor_id      bigint      not null check (survivor_id <> gone_id),
    at               timestamptz not null,
    caller_id        bigint      not null,
    caller_name      text        not null,
    reason           text        not null,
    points           bigint      not null,
    debt             bigint      not null,
    in_id            bigint      not null,
    in_booked_at     timestamptz not null,
    undone_at        timestamptz,
    undone_by        bigint,
    undone_name      text,
    undone_reason    text,
    undo_out_id      bigint,
    undo_in_id       bigint,
    returned_points  bigint,
    primary key (gone_id, id)
);
create unique index merge_live on member.merge (gone_id) where undone_at is null;
create index merge_newest on member.merge (id desc);
create index merge_of_survivor on member.merge (survivor_id);
grant select, insert, update on member.merge to huiji_app;
