-- A list by channel is walked in the index of a store's receipts alone, and only what it shows is looked up. The same index as before, with one column more.
-- Whatever has a channel is a receipt that people see: receipts of undone imports lose theirs with their number.
update purchase.receipt set channel = null where channel is not null and number like '%~undone:%';
drop index purchase.receipt_of_store;
create index receipt_of_store on purchase.receipt (store_id, event_at desc) include (channel);
