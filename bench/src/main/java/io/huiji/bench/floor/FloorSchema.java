package io.huiji.bench.floor;

import java.util.List;

/** Tables and function of the floor: idempotency row, guarded balance update, two entries. */
final class FloorSchema {

    private static final String TABLES = """
            create schema bench_floor;
            create table bench_floor.idempotency (key uuid primary key, account_id bigint not null, points bigint not null);
            create table bench_floor.account (
                id bigint primary key, balance bigint not null check (balance >= 0), version bigint not null) with (fillfactor = 80);
            create table bench_floor.entry (
                id bigint generated always as identity primary key, account_id bigint not null, key uuid not null,
                amount bigint not null, booked_at timestamptz not null);
            insert into bench_floor.account (id, balance, version) select n, 0, 0 from generate_series(1, %d) n
            """.formatted(Floor.ACCOUNTS);

    /** Account 0 is the house's: issued points, kept by its entries alone, so that it is no hot row. */
    private static final String FUNCTION = """
            create function bench_floor.earn(request uuid, member bigint, granted bigint) returns bigint language plpgsql as
            $$
            declare
                after_balance bigint;
            begin
                insert into bench_floor.idempotency (key, account_id, points) values (request, member, granted);
                update bench_floor.account set balance = balance + granted, version = version + 1
                 where id = member and balance + granted >= 0 returning balance into after_balance;
                if not found then
                    raise exception 'refused';
                end if;
                insert into bench_floor.entry (account_id, key, amount, booked_at)
                values (member, request, granted, clock_timestamp()), (0, request, -granted, clock_timestamp());
                return after_balance;
            end
            $$
            """;

    static final List<String> STATEMENTS = List.of("drop schema if exists bench_floor cascade", TABLES, FUNCTION, "vacuum analyze bench_floor.account");

    private FloorSchema() {}
}
