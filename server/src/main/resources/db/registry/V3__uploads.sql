-- registry: files that people send in, row by row with what became of each.

create table registry.upload (
    id       uuid primary key,
    party    uuid        not null references access.party,
    person   uuid        not null,
    form     text        not null,
    name     text        not null,
    format   text        not null check (format in ('XLSX', 'CSV')),
    exhibit  uuid        not null references evidence.exhibit,
    heads    jsonb       not null,
    unread   jsonb       not null,
    state    text        not null check (state in ('read', 'taking', 'done')),
    taken_to bigint      not null default 0,
    at       timestamptz not null,
    -- How many rows became what, so that a list need not count them.
    total    int not null default 0,
    good     int not null default 0,
    bad      int not null default 0,
    stored   int not null default 0,
    changed  int not null default 0,
    known    int not null default 0
);
create index upload_of_party on registry.upload (party, id);
call access.protect('registry.upload', '{party}', 'party');
grant select, insert on registry.upload to yuanliu_app;
grant select on registry.upload to yuanliu_engine;
grant update (state, taken_to, total, good, bad, stored, changed, known) on registry.upload to yuanliu_app;

create table registry.upload_row (
    upload  uuid   not null references registry.upload,
    n       bigint not null,
    party   uuid   not null references access.party,
    cells   jsonb  not null,
    key     text   not null,
    outcome text   not null check (outcome in ('good', 'bad', 'stored', 'changed', 'known')),
    zh      text   not null default '',
    en      text   not null default '',
    primary key (upload, n)
);
create index upload_row_by_outcome on registry.upload_row (upload, outcome, n);
call access.protect('registry.upload_row', '{party}', 'party');
grant select, insert on registry.upload_row to yuanliu_app;
grant select on registry.upload_row to yuanliu_engine;
grant update (outcome, zh, en) on registry.upload_row to yuanliu_app;
