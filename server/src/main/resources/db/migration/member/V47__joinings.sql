-- Written with an enrolment, gone once the new member has what new members get; so that a server that dies in between owes her nothing.
create table member.joining (
    member_id  bigint      primary key,
    at         timestamptz not null
);
create index joining_age on member.joining (at);
grant select, insert, delete on member.joining to huiji_app;
