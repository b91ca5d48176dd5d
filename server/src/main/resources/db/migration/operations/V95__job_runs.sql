create schema operations;
grant usage on schema operations to huiji_app;

-- The last run of each job, by whichever instance.
create table operations.job_run (
    job          text        primary key,
    started_at   timestamptz not null,
    finished_at  timestamptz not null,
    done         bigint      not null,
    failed       bigint      not null
);
grant select, insert, update on operations.job_run to huiji_app;
