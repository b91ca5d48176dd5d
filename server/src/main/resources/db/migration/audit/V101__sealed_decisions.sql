-- Decisions are sealed with the day they were booked in: command and facts too, so that a changed one has a name even if its answer stays. null: sealed before that.
alter table audit.seal add column decision_count bigint;

create table audit.seal_decision_chunk (
    day      date    not null,
    no       integer not null,
    entries  bytea   not null,
    primary key (day, no)
);
grant select, insert on audit.seal_decision_chunk to huiji_app;

-- Rows are appended in order of booking, so a block range index finds a day's rows and costs an insert nothing.
create index if not exists decision_booked on desk.decision using brin (booked_at) with (pages_per_range = 64, autosummarize = on);
create index journal_booked on ledger.journal using brin (booked_at) with (pages_per_range = 64, autosummarize = on);
