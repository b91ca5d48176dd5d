-- look_ups: the keys of the blind index and of visits, sealed with the secret that seals; null: the secret was never rotated, and they are derived from it.
alter table member.secret add column look_ups bytea;
grant update on member.secret to huiji_app;
grant update on member.identity_of to huiji_app;
