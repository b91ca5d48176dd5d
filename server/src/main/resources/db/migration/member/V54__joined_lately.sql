-- Members who are in no sum yet. Written with the member and in her statement, only added to, so that enrolments do not wait for each other; emptied by the job
-- that adds them up. Store, channel and day of a member never change, and no member is deleted.
create table member.joined_lately (
    enrolled_at  timestamptz  not null,
    store_id     bigint,
    channel      text         not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1);
grant select, insert, delete on member.joined_lately to huiji_app;

-- Those of before.
insert into member.joined_lately (enrolled_at, store_id, channel) select enrolled_at, store_id, channel from member.member;
analyze member.joined_lately;
