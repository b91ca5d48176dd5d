-- Members who joined on a day, by the store that enrolled them and the channel; day: in the store's zone, or the programme's. store_id 0: none.
-- Who is not in these sums yet is in member.joined_lately.
create table insight.joined (
    day       date    not null,
    store_id  bigint  not null,
    channel   text    not null,
    members   bigint  not null,
    primary key (day, store_id, channel)
) with (fillfactor = 80);
grant select, insert, update, delete on insight.joined to huiji_app;
