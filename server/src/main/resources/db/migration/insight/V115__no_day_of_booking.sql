-- Nobody read on which day something had come into the books. Rows that differed in it alone become one. What is summed anew at each run is left to the next.
delete from insight.rollup where not settled;
delete from insight.crossing where not settled;
update insight.progress set as_of = closed_until where as_of is not null;
create temporary table merged on commit drop as
select day, store_id, tier, settled, sum(receipts) receipts, sum(lines) lines, sum(units) units, sum(sales_fen) sales_fen, sum(refunds) refunds,
       sum(refunded_fen) refunded_fen, sum(issued) issued, sum(clawed_back) clawed_back, sum(redeemed) redeemed, sum(restored) restored,
       sum(redemptions) redemptions, sum(expired) expired, sum(adjusted_up) adjusted_up, sum(adjusted_down) adjusted_down, sum(transferred) transferred
  from insight.rollup group by day, store_id, tier, settled;
truncate insight.rollup;
alter table insight.rollup drop column booked_on, add primary key (day, store_id, tier, settled);
insert into insight.rollup (day, store_id, tier, settled, receipts, lines, units, sales_fen, refunds, refunded_fen,
       issued, clawed_back, redeemed, restored, redemptions, expired, adjusted_up, adjusted_down, transferred)
select day, store_id, tier, settled, receipts, lines, units, sales_fen, refunds, refunded_fen,
       issued, clawed_back, redeemed, restored, redemptions, expired, adjusted_up, adjusted_down, transferred from merged order by day, store_id;
