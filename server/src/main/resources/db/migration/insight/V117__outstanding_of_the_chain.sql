-- By how much grew what members hold, ready, pending and reserved: added up over all days, it is what they hold, and nobody need look at every account.
-- Only the sum over all days is read; those of before stand on the day of their booking.
alter table insight.chain_day add column outstanding bigint not null default 0;
insert into insight.chain_day (day, settled, receipts, lines, units, sales_fen, refunds, refunded_fen, issued, clawed_back, redeemed, restored, redemptions,
                               expired, adjusted_up, adjusted_down, transferred, outstanding)
select (j.booked_at at time zone 'Asia/Shanghai')::date, true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(j.spendable + j.pending + j.held)
  from insight.progress p join ledger.journal j on j.booked_at < p.closed_until
 group by 1
    on conflict (day, settled) do update set outstanding = excluded.outstanding;
