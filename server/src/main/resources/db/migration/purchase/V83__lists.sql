-- The console's lists: a store's receipts, newest first; those that belong to nobody, and those that something was refunded of, have an index of their own.
create index receipt_of_store on purchase.receipt (store_id, event_at desc);
create index receipt_unassigned on purchase.receipt (store_id, event_at desc) where state <> 'credited';
create index receipt_refunded on purchase.receipt (store_id, event_at desc) where refunded_fen > 0;

-- Where it was refunded; null: recorded without a store.
alter table purchase.refund add column store_id bigint;
update purchase.refund f set store_id = d.store_id
  from desk.decision d
 where d.member_id = f.member_id and d.id = f.decision_id and d.booked_at = f.booked_at;
update purchase.refund f set store_id = r.store_id
  from purchase.receipt r
 where f.decision_id is null and r.space = f.sale_space and r.number = f.sale_number;
create index refund_newest on purchase.refund (booked_at desc, store_id);
create index refund_of_member on purchase.refund (member_id, booked_at desc);
