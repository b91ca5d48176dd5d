-- The console's list of members: of a store, and of those who are not active, newest first.
create index member_of_store on member.member (store_id, enrolled_at desc, member_id desc);
create index member_not_active on member.member (status, enrolled_at desc, member_id desc) where status <> 'active';
