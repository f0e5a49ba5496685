-- kernel: what every module stands on. It knows no module.

-- Every table of the product says who may see its rows: nobody by accident.
--   company  rows belong to parties; row-level security decides (see access.protect)
--   global   the same for everybody who is signed in
--   system   read by the product only, never shown as it stands
create table kernel.declared (
    table_name regclass primary key,
    visibility text not null check (visibility in ('company', 'global', 'system')),
    owners     text[] not null default '{}'
);

create procedure kernel.declare(target regclass, kind text)
language sql as $$
    insert into kernel.declared (table_name, visibility) values (target, kind)
$$;

call kernel.declare('kernel.declared', 'system');

-- What the scripts were when they last ran: most starts have nothing to migrate, and ask only this.
create table kernel.migrated (
    only_row    boolean primary key default true check (only_row),
    fingerprint text not null
);
call kernel.declare('kernel.migrated', 'system');

-- One row, written when the database is made. A demonstration can't be declared afterwards.
create table kernel.installation (
    only_row      boolean primary key default true check (only_row),
    demonstration boolean     not null,
    made_at       timestamptz not null
);
call kernel.declare('kernel.installation', 'global');

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger installation_is_for_good before update or delete on kernel.installation
    for each row execute function kernel.refuse_change();

-- The answer to a command, kept so that the same command sent again gets the same answer.
create table kernel.answered (
    person       uuid        not null,
    party        uuid        not null,
    key          uuid        not null,
    request_hash text        not null,
    status       int         not null,
    body         text        not null,
    at           timestamptz not null,
    primary key (person, party, key)
);
create index answered_by_age on kernel.answered (at);
call kernel.declare('kernel.answered', 'system');

grant usage on schema kernel to yuanliu_app, yuanliu_engine;
grant select on kernel.installation, kernel.declared to yuanliu_app, yuanliu_engine;
grant insert on kernel.installation to yuanliu_app;
grant select, insert, update, delete on kernel.answered to yuanliu_app;
