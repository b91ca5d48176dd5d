create schema message;
grant usage on schema message to huiji_app;

-- What the house sent to people and keeps for its operator to see. The recipient is masked; rows are deleted after a while.
create table message.outbox (
    id          bigint      primary key,
    made_at     timestamptz not null,
    channel     text        not null,
    recipient   text        not null,
    purpose     text        not null,
    zh          text        not null,
    en          text        not null,
    expires_at  timestamptz
);
create index outbox_made on message.outbox (made_at);
grant select, insert, delete on message.outbox to huiji_app;
