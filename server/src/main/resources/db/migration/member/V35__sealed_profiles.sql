-- Names and birthdays are sealed like identities (AES-256-GCM, bound to member and purpose). name and birthday hold what was kept in the open before; a job at
-- the start of an instance seals it. name_hash is the name's keyed blind index: the same whole name is found, part of one is not.
alter table member.member add column sealed_name bytea, add column sealed_birthday bytea, add column name_hash uuid;
create index member_by_name on member.member (name_hash) where name_hash is not null;
create index member_in_the_open on member.member (member_id) where name is not null or birthday is not null;
