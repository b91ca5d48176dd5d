-- Where a member may spend by the code of her page: devices on which she gave a one-time code that was sent to her phone for that. A device brings a random cookie; kept is its
-- keyed hash, which is another one for each member.
create table member.spending_device (
    member_id     bigint      not null,
    device_hash   uuid        not null,
    kind          text        not null,
    confirmed_at  timestamptz not null,
    primary key (member_id, device_hash)
);
grant select, insert, delete on member.spending_device to huiji_app;

-- Whether the code that a till scanned may spend. Visits that began before this last ten minutes at most and keep what they were given.
alter table member.visit add column may_spend boolean not null default true;
alter table member.visit alter column may_spend set default false;
