-- Written with the closing of an account, gone once its points have gone back to the house.
create table member.leaving (
    member_id  bigint      primary key,
    at         timestamptz not null
);
create index leaving_age on member.leaving (at);
grant select, insert, delete on member.leaving to huiji_app;
insert into member.leaving (member_id, at) select member_id, now() from member.member where status = 'closed';
