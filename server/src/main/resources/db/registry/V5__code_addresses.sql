-- registry: behind which web addresses whose codes stand. Few rows, read with every code that is an address.

create table registry.code_address (
    id         uuid primary key,
    platform   text not null check (platform <> ''),
    host       text not null check (host = lower(host)),
    template   text not null check (position('{code}' in template) > 0),
    scheme     text not null,
    level      text not null check (level in ('item', 'batch', 'product', 'package', 'opaque', 'place', 'party', 'paper')),
    note       text not null default '',
    texts      text[] not null check (cardinality(texts) > 0),
    identities text[] not null check (cardinality(identities) = cardinality(texts)),
    place      bigint generated always as identity,
    ended_at   timestamptz,
    version    int not null default 1
);
comment on column registry.code_address.texts is 'addresses that must be read as the identity beside them, or not at all where that is empty';
create unique index code_address_in_force on registry.code_address (host, template) where ended_at is null;
call kernel.declare('registry.code_address', 'global');

grant select on registry.code_address to yuanliu_app, yuanliu_engine;
grant insert, update on registry.code_address to yuanliu_app;
