-- Which sale each unit of a return line was matched with. Kept before anything is carried out, so that a run that was cut short and comes again takes the same
-- back, whatever has happened to the books meanwhile. sale_decision_id 0: a sale of the same file.
create table imports.return_piece (
    space             text    not null,
    number            text    not null,
    line              integer not null,
    sale_space        text    not null,
    sale_number       text    not null,
    sale_line         integer not null,
    units             integer not null,
    amount_fen        bigint  not null,
    sale_decision_id  bigint  not null,
    run_id            bigint  not null,
    primary key (space, number, line, sale_space, sale_number, sale_line)
);
create index return_piece_of_sale on imports.return_piece (sale_space, sale_number);
grant select, insert, delete on imports.return_piece to huiji_app;
grant update on imports.return_line to huiji_app;
