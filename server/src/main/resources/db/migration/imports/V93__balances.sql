-- Old balances by file (N3): what a file granted, so that it is granted once and can be taken back; who brought it, and whether a second person has to approve.
alter table imports.run drop constraint run_kind_check;
alter table imports.run add constraint run_kind_check check (kind in ('receipts', 'members', 'balances'));
alter table imports.run drop constraint run_status_check;
alter table imports.run add constraint run_status_check
    check (status in ('waiting', 'reading', 'running', 'done', 'failed', 'interrupted', 'undoing', 'undone', 'held'));
alter table imports.run add column asked_by bigint;
alter table imports.run add column asked_name text;
alter table imports.run add column approval_id bigint;
alter table imports.run add column approved boolean not null default false;

-- One balance of a member from one source with one end of life. Kept before the desk is asked; decision_id null: not answered yet.
create table imports.balance (
    source       text    not null,
    member_id    bigint  not null,
    expires_on   date    not null,
    run_id       bigint  not null,
    points       bigint  not null check (points > 0),
    store_id     bigint,
    remark       text,
    decision_id  bigint,
    primary key (source, member_id, expires_on)
);
create index balance_of_run on imports.balance (run_id, member_id, expires_on);
grant select, insert, update, delete on imports.balance to huiji_app;

-- Numbers of printed cards that nobody has yet.
create table imports.blank_card (
    number  text   primary key,
    run_id  bigint not null
);
create index blank_card_of_run on imports.blank_card (run_id);
grant select, insert, delete on imports.blank_card to huiji_app;
