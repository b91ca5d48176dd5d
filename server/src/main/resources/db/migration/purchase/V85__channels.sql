-- What a receipt came by, so that a list by channel need not open its decision. It stood there alone, or in the receipt's body. Null: an activity's number.
alter table purchase.receipt add column channel text;
update purchase.receipt r set channel = d.command #>> '{receipt,channel}'
  from desk.decision d
 where d.member_id = r.member_id and d.id = r.decision_id and d.booked_at = r.booked_at and d.kind = 'purchase';
update purchase.receipt set channel = body ->> 'channel' where channel is null and body is not null;
