-- The keyed blind index of a phone's last four digits: a till finds its customer by what she says aloud.
alter table member.identity_of add column tail_hash uuid;
create index identity_of_tail on member.identity_of (tail_hash) where tail_hash is not null;
