create schema complaint;
grant usage on schema complaint to huiji_app;

-- "My points did not arrive" or "are wrong": about an entry of hers or about a receipt.
create table complaint.complaint (
    member_id    bigint      not null,
    id           bigint      not null,
    kind         text        not null check (kind in ('missing', 'wrong')),
    store_id     bigint,
    entry_id     bigint,
    decision_id  bigint,
    receipt      text,
    note         text,
    status       text        not null default 'open' check (status in ('open', 'resolved')),
    made_at      timestamptz not null,
    version      bigint      not null default 0,
    primary key (member_id, id)
) with (fillfactor = 90);
create index complaint_of_store on complaint.complaint (store_id, id desc);
-- One open complaint about one thing.
create unique index complaint_open_entry on complaint.complaint (member_id, entry_id) where status = 'open' and entry_id is not null;
create unique index complaint_open_receipt on complaint.complaint (member_id, store_id, receipt) where status = 'open' and receipt is not null;
grant select, insert, update on complaint.complaint to huiji_app;

-- What the house said to it. Append-only.
create table complaint.answer (
    member_id     bigint      not null,
    complaint_id  bigint      not null,
    id            bigint      not null,
    at            timestamptz not null,
    caller_id     bigint      not null,
    caller_name   text        not null,
    text          text        not null,
    resolved      boolean     not null,
    primary key (member_id, complaint_id, id)
);
grant select, insert on complaint.answer to huiji_app;
