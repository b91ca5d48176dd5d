-- Makes the monthly partitions of an append-only table up to and including the month of `through`. Months that the default
-- partition already holds rows of stay there. Called by the application, which may not create tables itself.
create function platform.make_partitions(parent regclass, start date, through date) returns integer
    language plpgsql security definer set search_path = pg_catalog as
$$
declare
    month  date := date_trunc('month', start)::date;
    child  text;
    made   integer := 0;
    parent_schema text;
    parent_name   text;
begin
    select n.nspname, c.relname into parent_schema, parent_name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent and c.relkind = 'p';
    if parent_name is null then
        raise exception 'not a partitioned table: %', parent;
    end if;
    while month <= through loop
        child := format('%s_%s', parent_name, to_char(month, 'YYYY_MM'));
        if to_regclass(format('%I.%I', parent_schema, child)) is null then
            begin
                execute format('create table %I.%I partition of %I.%I for values from (%L) to (%L)',
                    parent_schema, child, parent_schema, parent_name,
                    to_char(month, 'YYYY-MM-DD') || 'T00:00:00Z', to_char(month + interval '1 month', 'YYYY-MM-DD') || 'T00:00:00Z');
                made := made + 1;
            exception when check_violation or duplicate_table then
                null;
            end;
        end if;
        month := (month + interval '1 month')::date;
    end loop;
    return made;
end
$$;
revoke all on function platform.make_partitions(regclass, date, date) from public;
grant execute on function platform.make_partitions(regclass, date, date) to huiji_app;
