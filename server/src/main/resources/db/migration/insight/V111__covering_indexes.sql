-- New members of a period, and receipts that no member was named on: read from an index alone.
create index member_enrolled on member.member (enrolled_at) include (store_id, channel);
create index member_by_store on member.member (store_id, member_id);
create index receipt_without_member on purchase.receipt (event_at) include (store_id, net_fen, refunded_fen) where state <> 'credited';
