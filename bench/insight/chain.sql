-- 200 stores, a million members. psql -v members=1000000 -v joined=2025-01-01 -f chain.sql
insert into store.store (id, code, name, zone, franchise, active, created_at, changed_at)
select n, 'st-' || n, '门店' || n, 'Asia/Shanghai', n % 3 = 0, true, :'joined'::timestamptz, :'joined'::timestamptz from generate_series(1, 200) n;
insert into member.member (member_id, status, store_id, channel, enrolled_at)
select n, 'active', 1 + n % 200, (array['till', 'member_page', 'import'])[1 + n % 3], :'joined'::timestamptz + n * interval '30 seconds'
  from generate_series(1, :members) n;
insert into member.joined_lately select enrolled_at, store_id, channel from member.member;
