-- registry: products and the categories that must be traced.

create table registry.category (
    code         text primary key,
    zh           text not null,
    en           text not null,
    phase        int,
    traced_since date,
    citation     text not null,
    verified     boolean not null
);
call kernel.declare('registry.category', 'global');

create table registry.product (
    gtin     text primary key check (gtin ~ '^[0-9]{14}$'),
    name     text not null,
    name_en  text not null,
    model    text not null,
    category text not null references registry.category,
    producer uuid not null references access.party,
    standard text,
    unit     text not null,
    note     text not null default '',
    version  int  not null default 1
);
create index product_by_name on registry.product (name, gtin);
create index product_of_producer on registry.product (producer, gtin);
call kernel.declare('registry.product', 'global');

grant usage on schema registry to yuanliu_app, yuanliu_engine;
grant select, insert on registry.category to yuanliu_app, yuanliu_engine;
grant select, insert, update on registry.product to yuanliu_app, yuanliu_engine;
