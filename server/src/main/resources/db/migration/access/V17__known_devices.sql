-- Devices on which somebody has signed in: SHA-256 of the cookie's token and her name, so that the table does not tell who shares one.
create table access.known_device (
    hash      bytea primary key check (octet_length(hash) = 32),
    staff_id  bigint not null,
    seen_at   timestamptz not null
);
create index known_device_person on access.known_device (staff_id, seen_at);
grant select, insert, update, delete on access.known_device to huiji_app;

-- Of attempts on a known device: the subject of the name that was tried. Who unlocks the name unlocks its devices.
alter table access.attempt add column of_name uuid;
create index attempt_of_name on access.attempt (of_name) where of_name is not null;
