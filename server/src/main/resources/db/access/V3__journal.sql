-- The journal: who did what, for which party, from where, why. Append-only.
-- An entry is written in the transaction it speaks of; one sealer numbers and links entries afterwards,
-- so that writers never wait for each other. `concerns` is a second party whose matter it is, such as the
-- authority of a finding that somebody's filing opened.
create table access.journal (
    id          uuid primary key,
    at          timestamptz not null,
    person      uuid,
    party       uuid not null,
    concerns    uuid,
    origin      text not null,
    action      text not null,
    subject     text not null,
    reason      text,
    before_hash bytea,
    after_hash  bytea,
    seq         bigint unique,
    algorithm   text,
    link        bytea,
    check ((seq is null) = (link is null) and (seq is null) = (algorithm is null))
);
create index journal_unsealed on access.journal (id) where seq is null;
create index journal_of_party on access.journal (party, id desc);
create index journal_of_subject on access.journal (subject, id);
create index journal_concerning on access.journal (concerns, id desc) where concerns is not null;
call access.protect('access.journal', '{party,concerns}');
create policy noted on access.journal for insert to yuanliu_app with check (party = access.acting_party());

-- The one change an entry may see: being sealed, once.
create function access.only_seal() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
       and (old.id, old.at, old.person, old.party, old.concerns, old.origin, old.action, old.subject, old.reason, old.before_hash, old.after_hash)
           is not distinct from
           (new.id, new.at, new.person, new.party, new.concerns, new.origin, new.action, new.subject, new.reason, new.before_hash, new.after_hash)
    then
        return new;
    end if;
    raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $$;
create trigger journal_is_append_only before update or delete on access.journal
    for each row execute function access.only_seal();
create function access.no_truncate() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $$;
create trigger journal_is_never_emptied before truncate on access.journal
    for each statement execute function access.no_truncate();

-- Number and link come from the sealer alone.
grant select, insert (id, at, person, party, concerns, origin, action, subject, reason, before_hash, after_hash)
    on access.journal to yuanliu_app, yuanliu_engine;
grant update (seq, algorithm, link) on access.journal to yuanliu_engine;
