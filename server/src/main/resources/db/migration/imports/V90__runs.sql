create schema imports;
grant usage on schema imports to huiji_app;

-- A file that was brought in: what it was, how far it came, what it added.
create table imports.run (
    id           bigint      primary key,
    source       text        not null,
    file_name    text        not null,
    file_sha256  text        not null,
    mapping      text,
    dry_run      boolean     not null,
    status       text        not null check (status in ('waiting', 'reading', 'running', 'done', 'failed', 'interrupted', 'undoing', 'undone')),
    done         bigint      not null default 0,
    total        bigint      not null default 0,
    summary      json        not null,
    failure      json,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    undone_at    timestamptz
);
create index run_undone on imports.run (source, id) where undone_at is not null;
grant select, insert, update on imports.run to huiji_app;

-- Return lines that an import has dealt with, also those that found no sale and so left nothing in the books.
create table imports.return_line (
    space     text    not null,
    number    text    not null,
    line      integer not null,
    run_id    bigint  not null,
    quantity  integer not null,
    found     integer not null,
    primary key (space, number, line)
);
create index return_line_of_run on imports.return_line (run_id);
grant select, insert, delete on imports.return_line to huiji_app;
