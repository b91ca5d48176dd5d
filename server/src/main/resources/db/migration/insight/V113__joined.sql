-- Members who joined on a day, by the store that enrolled them and the channel; day: in the store's zone, or the programme's. store_id 0: none.
create table insight.joined (
    day       date    not null,
    store_id  bigint  not null,
    channel   text    not null,
    members   bigint  not null,
    primary key (day, store_id, channel)
) with (fillfactor = 80);
grant select, insert, update, delete on insight.joined to huiji_app;

-- Members who are not in these sums yet. Only added to, so that enrolments do not wait for each other, and emptied by the job.
create table insight.joined_lately (
    enrolled_at  timestamptz  not null,
    store_id     bigint,
    channel      text         not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1);
grant select, insert, delete on insight.joined_lately to huiji_app;

-- Whoever is written into member.member is written here, by the same transaction and whatever wrote her. Store, channel and day of a member never change, and
-- no member is deleted: the application's role may not, and no statement of the member module does either.
create function insight.note_joined() returns trigger language plpgsql as
$$
begin
    insert into insight.joined_lately (enrolled_at, store_id, channel) select enrolled_at, store_id, channel from added;
    return null;
end
$$;
create trigger member_joined after insert on member.member referencing new table as added for each statement execute function insight.note_joined();

-- Those of before. The trigger's making let nobody else write members until this is committed, so nobody is here twice or missing.
insert into insight.joined_lately (enrolled_at, store_id, channel) select enrolled_at, store_id, channel from member.member;
analyze insight.joined_lately;
