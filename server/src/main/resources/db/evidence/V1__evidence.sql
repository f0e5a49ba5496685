-- evidence: files that somebody handed in about a subject. The bytes lie elsewhere, under their hash.

-- One row for each receipt: the same bytes handed in twice are one file and two rows.
create table evidence.exhibit (
    id           uuid primary key,
    hash         bytea not null check (length(hash) = 32),
    size         bigint not null check (size > 0),
    media        text not null,
    name         text not null,
    subject_type text not null,
    subject_id   text not null,
    source       text not null check (source in ('camera', 'screenshot', 'scan', 'upload', 'system')),
    mechanism    text not null,
    claimed_at   timestamptz,
    claimed_by   text check (claimed_by in ('file', 'sender')),
    received_at  timestamptz not null,
    person       uuid not null,
    party        uuid not null references access.party,
    shown_to     uuid references access.party,
    check ((claimed_at is null) = (claimed_by is null))
);
create index exhibit_about on evidence.exhibit (subject_type, subject_id, received_at, id);
create index exhibit_of_party on evidence.exhibit (party, received_at desc, id);
create index exhibit_shown_to on evidence.exhibit (shown_to, received_at desc, id) where shown_to is not null;
create index exhibit_of_bytes on evidence.exhibit (hash);
call access.protect('evidence.exhibit', '{party,shown_to}', 'party');

create trigger exhibit_is_for_good before update or delete on evidence.exhibit
    for each row execute function kernel.refuse_change();
create trigger exhibits_are_for_good before truncate on evidence.exhibit
    for each statement execute function kernel.refuse_change();

grant usage on schema evidence to yuanliu_app, yuanliu_engine;
grant select, insert on evidence.exhibit to yuanliu_app, yuanliu_engine;
