create schema programme;
grant usage on schema programme to huiji_app;

-- Being written; gone once published.
create table programme.draft (
    id          bigint      primary key,
    document    json        not null,
    changed_at  timestamptz not null,
    changed_by  bigint      not null
);
grant select, insert, update, delete on programme.draft to huiji_app;

-- One row: whoever publishes holds it until the commit, so versions appear in the order of their numbers.
create table programme.numbering (
    id      smallint primary key check (id = 1),
    latest  integer  not null
);
insert into programme.numbering (id, latest) values (1, 1);
grant select, update on programme.numbering to huiji_app;

-- Published versions, never changed: what was decided by a version can be decided again by it.
create table programme.version (
    number          integer     primary key check (number >= 1),
    id              bigint      not null unique,
    effective_from  timestamptz not null,
    published_at    timestamptz not null,
    published_by    bigint      not null,
    document        json        not null
);
grant select, insert on programme.version to huiji_app;

-- The programme of an empty installation, in force from the beginning of time: the same as programmes/basic.json.
insert into programme.version (number, id, effective_from, published_at, published_by, document) values
    (1, 1, '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z', 0, '{"code":"basic","name":{"zh":"基础积分","en":"Basic points"},"zone":"Asia/Shanghai"}');

-- What is left of the points that all members together may draw. Shared by all versions that name the code.
create table programme.budget (
    code         text   primary key,
    total        bigint not null check (total >= 0),
    left_points  bigint not null check (left_points >= 0 and left_points <= total)
) with (fillfactor = 50);
grant select, insert, update on programme.budget to huiji_app;
