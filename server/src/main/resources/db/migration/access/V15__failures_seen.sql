-- Failed logins between the last two that went well: what the person is told after the second.
alter table access.staff add column failures_seen integer not null default 0;
