-- What a file held: receipts can be taken back, members cannot.
alter table imports.run add column kind text not null default 'receipts' check (kind in ('receipts', 'members'));
