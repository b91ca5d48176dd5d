-- Tags that a member brought when she was merged, for the way back. came: the one who stays did not have it. Gone once the merge is undone.
create table member.merged_tag (
    gone_id   bigint      not null,
    tag       text        not null,
    added_at  timestamptz not null,
    came      boolean     not null,
    primary key (gone_id, tag)
);
grant select, insert, delete on member.merged_tag to huiji_app;

-- Merges that stand already, in the order in which they were made: a chain hands on what it was handed.
do $$
declare
    m record;
begin
    for m in select gone_id, survivor_id from member.merge where undone_at is null order by id loop
        insert into member.merged_tag (gone_id, tag, added_at, came)
        select m.gone_id, t.tag, t.added_at, not exists (select 1 from member.tag_of s where s.member_id = m.survivor_id and s.tag = t.tag)
          from member.tag_of t where t.member_id = m.gone_id;
        insert into member.tag_of (member_id, tag, added_at)
        select m.survivor_id, tag, added_at from member.merged_tag where gone_id = m.gone_id and came;
        delete from member.tag_of where member_id = m.gone_id;
    end loop;
end $$;
