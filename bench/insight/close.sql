-- What members have and are, from the journal and the receipts.
set work_mem = '512MB';
insert into ledger.account (member_id, asset, spendable, last_booked_at) select member_id, 1, sum(spendable), max(booked_at) from ledger.journal group by 1;
insert into standing.standing (member_id, tier, last_spend_day, lifetime_visits)
select member_id, (array['base', 'silver', 'gold'])[1 + member_id % 3], max(event_at)::date, count(*) from desk.decision where kind = 'purchase' group by 1;
vacuum (analyze) ledger.journal, ledger.account, ledger.lot, ledger.draw, desk.decision, member.member, standing.standing, purchase.receipt, store.store;
