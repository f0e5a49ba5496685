-- desk: what waits for whom, and until when.

create table desk.day (
    day      date primary key,
    working  boolean not null,
    zh       text not null,
    en       text not null,
    citation text not null,
    verified boolean not null
);
comment on table desk.day is 'days that differ from the week: holidays, and weekend days worked instead';
call kernel.declare('desk.day', 'global');

create table desk.item (
    id           uuid primary key,
    party        uuid not null references access.party,
    kind         text not null,
    subject_type text not null,
    subject_id   text not null,
    zh           text not null,
    en           text not null,
    state        text not null check (state in ('open', 'waiting', 'closed')),
    deadline     date,
    provisional  boolean not null default false,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    unique (party, kind, subject_id)
);
create index item_open on desk.item (party, opened_at desc, id) where state <> 'closed';
create index item_closed on desk.item (party, closed_at desc, id) where state = 'closed';
create index item_of_subject on desk.item (subject_type, subject_id);
call access.protect('desk.item', '{party}');

grant usage on schema desk to yuanliu_app, yuanliu_engine;
grant select on desk.day to yuanliu_app, yuanliu_engine;
grant select on desk.item to yuanliu_app;
grant select, insert, update on desk.item to yuanliu_engine;
