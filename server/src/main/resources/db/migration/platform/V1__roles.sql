-- The role that the application works as: no login, owns nothing. A role belongs to the whole server, so another
-- database there may have made it already or may be making it at this moment.
do $$
begin
    create role huiji_app nologin;
exception
    when duplicate_object or unique_violation then null;
end
$$;

-- The owner has to be able to SET ROLE huiji_app. A superuser is; from PostgreSQL 16 on the maker of a role is not by itself.
do $$
begin
    if not pg_has_role(current_user, 'huiji_app', case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
        execute format('grant huiji_app to %I', current_user);
    end if;
end
$$;
