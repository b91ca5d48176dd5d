-- Whether asked_by is a key's partner: points by file count as what the key adjusts. Imports before this one noted people alone.
alter table imports.run add column by_key boolean not null default false;
