-- Everywhere else a person is an id. The name and the telephone number live here, where they can be erased.
create table access.person (
    id        uuid primary key,
    login     text not null unique,
    active    boolean not null default true
);
call kernel.declare('access.person', 'system');

create table access.membership (
    id     uuid primary key,
    person uuid not null references access.person,
    party  uuid not null references access.party,
    role   text not null check (role in ('regulator', 'institution', 'mystery-customer', 'warehouse', 'assessor',
                                         'producer', 'seller', 'platform-admin')),
    unique (person, party, role)
);
create index membership_of_party on access.membership (party);
call access.protect('access.membership', '{party}');

create table access.person_name (
    person uuid not null references access.person,
    party  uuid not null references access.party,
    name   text not null,
    phone  text,
    primary key (person, party)
);
call access.protect('access.person_name', '{party}');

create table access.password (
    person       uuid primary key references access.person,
    hash         text not null,
    changed_at   timestamptz not null,
    failures     int not null default 0,
    locked_until timestamptz
);
call kernel.declare('access.password', 'system');

-- The token itself is in the browser only.
create table access.session (
    token_hash bytea primary key,
    person     uuid not null references access.person,
    membership uuid not null references access.membership,
    csrf       text not null,
    opened_at  timestamptz not null,
    seen_at    timestamptz not null,
    ended_at   timestamptz
);
create index session_by_age on access.session (seen_at);
call kernel.declare('access.session', 'system');

-- 256 random bits need no slow hash: a plain SHA-256 can't be guessed back.
create table access.api_key (
    id           uuid primary key,
    party        uuid not null references access.party,
    name         text not null,
    secret_hash  bytea not null unique,
    scopes       text[] not null,
    made_by      uuid not null references access.person,
    made_at      timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
call access.protect('access.api_key', '{party}', 'party');

grant select, insert on access.person, access.membership, access.person_name, access.password to yuanliu_app, yuanliu_engine;
grant update, delete on access.person_name to yuanliu_engine;
grant update on access.password to yuanliu_app, yuanliu_engine;
grant select, insert, update, delete on access.session to yuanliu_app, yuanliu_engine;
grant select, insert, update on access.api_key to yuanliu_app, yuanliu_engine;
