-- What a person should know, and need not act on. Told once: the cause is part of the key.
create table desk.notice (
    id           uuid primary key,
    person       uuid not null,
    party        uuid not null references access.party,
    cause        text not null,
    kind         text not null,
    zh           text not null,
    en           text not null,
    subject_type text not null,
    subject_id   text not null,
    at           timestamptz not null,
    read_at      timestamptz,
    unique (person, cause)
);
create index notice_of_person on desk.notice (person, party, at desc, id);
create index notice_unread on desk.notice (person, party) where read_at is null;
call access.protect('desk.notice', '{party}', 'party');
grant select, insert, update on desk.notice to yuanliu_app, yuanliu_engine;
