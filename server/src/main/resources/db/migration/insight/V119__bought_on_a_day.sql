-- nth = 0 (gap 0): how many members bought on that day at all. So a short period need not look at those who had not been there for long: of each day it takes
-- those who bought, less those who had been there in the period already (gap <= day - f), of whom there are few kinds.
insert into insight.gap (store_id, nth, day, gap, members)
select store_id, 0, day, 0, sum(members) from insight.gap where nth = 1 group by store_id, day;
analyze insight.gap;
