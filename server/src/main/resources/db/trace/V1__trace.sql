-- trace: what was claimed to have happened to which goods, and by whom. Never judged here, never changed.

create table trace.filing (
    id      uuid primary key,
    filer   uuid not null references access.party,
    person  uuid,
    via     text not null,
    at      timestamptz not null,
    records int not null
);
create index filing_of on trace.filing (filer, at desc);
call access.protect('trace.filing', '{filer}', 'filer');

-- The id is the hash of the content: the same record sent again is the same row.
create table trace.event (
    id             bytea primary key,
    act            text not null check (act in ('produced', 'outbound', 'inbound', 'sale', 'return', 'loss')),
    filer          uuid not null references access.party,
    premises       uuid references access.premises,
    partner        uuid references access.party,
    identity       text not null,
    level          text not null check (level in ('item', 'batch', 'product')),
    product        text not null,
    batch          text,
    serial         text,
    quantity       numeric not null check (quantity > 0),
    unit           text not null,
    at             timestamptz not null,
    offset_minutes int not null,
    document       text,
    corrects       bytea references trace.event,
    reason         text,
    filing         uuid not null references trace.filing,
    filed_at       timestamptz not null
);
create index event_of_code on trace.event (identity, at, id);
create index event_of_filer on trace.event (filer, filed_at desc, id);
create index event_of_partner on trace.event (partner, filed_at desc, id) where partner is not null;
create index event_corrected on trace.event (corrects) where corrects is not null;
call access.protect('trace.event', '{filer,partner}', 'filer');

create trigger event_is_for_good before update or delete on trace.event
    for each row execute function kernel.refuse_change();
create trigger events_are_for_good before truncate on trace.event
    for each statement execute function kernel.refuse_change();
create trigger filing_is_for_good before update or delete on trace.filing
    for each row execute function kernel.refuse_change();
create trigger filings_are_for_good before truncate on trace.filing
    for each statement execute function kernel.refuse_change();

grant usage on schema trace to yuanliu_app, yuanliu_engine;
grant select, insert on trace.filing, trace.event to yuanliu_app, yuanliu_engine;
