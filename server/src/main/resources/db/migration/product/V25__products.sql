create schema product;
grant usage on schema product to huiji_app;

-- A tree of at most five levels; the application keeps it free of cycles.
create table product.category (
    code        text        primary key,
    name        text        not null,
    parent      text,
    changed_at  timestamptz not null
);
grant select, insert, update on product.category to huiji_app;

-- category is null: uncategorised. A product that a till named first has noted = true until somebody writes it.
create table product.product (
    code        text        primary key,
    name        text        not null,
    category    text,
    noted       boolean     not null default false,
    created_at  timestamptz not null,
    changed_at  timestamptz not null
);
create index product_uncategorised on product.product (code) where category is null;
create index product_of_category on product.product (category, code) where category is not null;
grant select, insert, update on product.product to huiji_app;

create table product.barcode (
    barcode       text  primary key,
    product_code  text  not null
);
create index barcode_of_product on product.barcode (product_code);
grant select, insert, update, delete on product.barcode to huiji_app;
