-- document: papers of authorities, their templates, their numbers.

-- One version of a template. Of each kind at most one version is in use and at most one is being drafted.
create table document.template (
    id        uuid primary key,
    kind      text not null,
    version   int  not null,
    text      text not null,
    state     text not null check (state in ('draft', 'active', 'retired', 'discarded')),
    citation  text not null,
    verified  boolean not null,
    -- Everybody who wrote at it: none of them puts it in use.
    drafted_by uuid[] not null default '{}',
    drafted_at timestamptz not null,
    used_by    uuid,
    used_at    timestamptz,
    revision  int not null default 1,
    unique (kind, version)
);
create unique index template_in_use on document.template (kind) where state = 'active';
create unique index template_drafted on document.template (kind) where state = 'draft';
call kernel.declare('document.template', 'global');

-- Documents that were drawn from a version must be explicable for good.
create function document.keep_frozen() returns trigger language plpgsql as $$
begin
    if old.state <> 'draft' and (new.text, new.kind, new.version) is distinct from (old.text, old.kind, old.version) then
        raise exception 'a version that was ever in use is frozen' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger template_is_frozen before update on document.template
    for each row execute function document.keep_frozen();
create trigger template_is_for_good before delete on document.template
    for each row execute function kernel.refuse_change();

-- The last number given. Its row is locked by the transaction that issues, so that a number is taken by a document or by none.
create table document.counter (
    authority uuid not null references access.party,
    kind      text not null,
    year      int  not null,
    last      int  not null,
    primary key (authority, kind, year)
);
call access.protect('document.counter', '{authority}', 'authority');

-- `addressee` learns of a document when it is issued: from then on it is `shown_to`.
create table document.document (
    id           uuid primary key,
    kind         text not null,
    template     uuid not null references document.template,
    subject_type text not null,
    subject_id   text not null,
    authority    uuid not null references access.party,
    addressee    uuid not null references access.party,
    shown_to     uuid references access.party,
    replaces     uuid references document.document,
    state        text not null check (state in ('draft', 'reviewed', 'approved', 'issued', 'withdrawn', 'replaced', 'discarded')),
    content      text not null,
    year         int,
    number       int,
    code         text unique,
    compiled_at  timestamptz not null,
    issued_at    timestamptz,
    revision     int not null default 1,
    check ((state in ('issued', 'withdrawn', 'replaced')) = (number is not null)),
    check ((number is null) = (year is null) and (number is null) = (code is null)
       and (number is null) = (issued_at is null) and (number is null) = (shown_to is null)),
    unique (authority, kind, year, number)
);
create index document_of_authority on document.document (authority, compiled_at desc, id desc);
create index document_shown_to on document.document (shown_to, compiled_at desc, id desc) where shown_to is not null;
create index document_of_subject on document.document (subject_type, subject_id);
-- About one matter one document is being made at a time.
create unique index document_in_hand on document.document (kind, subject_type, subject_id)
    where state in ('draft', 'reviewed', 'approved');
call access.protect('document.document', '{authority,shown_to}', 'authority');

-- What has a number keeps it, and what it says.
create function document.keep_issued() returns trigger language plpgsql as $$
begin
    if old.number is not null and
       (new.kind, new.template, new.subject_type, new.subject_id, new.authority, new.addressee, new.shown_to, new.replaces, new.content,
        new.year, new.number, new.code, new.issued_at) is distinct from
       (old.kind, old.template, old.subject_type, old.subject_id, old.authority, old.addressee, old.shown_to, old.replaces, old.content,
        old.year, old.number, old.code, old.issued_at) then
        raise exception 'an issued document is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger issued_is_for_good before update on document.document
    for each row execute function document.keep_issued();
create trigger document_is_for_good before delete on document.document
    for each row execute function kernel.refuse_change();

-- Who compiled, reviewed, approved and issued, and what came after; rows are only added.
create table document.step (
    id        uuid primary key,
    document  uuid not null references document.document,
    authority uuid not null references access.party,
    at        timestamptz not null,
    step      text not null,
    person    uuid not null,
    reason    text
);
create index step_of_document on document.step (document, id);
call access.protect('document.step', '{authority}', 'authority');
create trigger step_is_for_good before update or delete on document.step
    for each row execute function kernel.refuse_change();
create trigger steps_are_for_good before truncate on document.step
    for each statement execute function kernel.refuse_change();

-- What was issued, with its SHA-256; the bytes lie among the evidence.
create table document.file (
    document  uuid not null references document.document,
    form      text not null check (form in ('docx', 'pdf')),
    authority uuid not null references access.party,
    shown_to  uuid not null references access.party,
    exhibit   uuid not null references evidence.exhibit,
    size      bigint not null,
    hash      bytea not null,
    missing   text[] not null,
    primary key (document, form)
);
call access.protect('document.file', '{authority,shown_to}', 'authority');
create trigger file_is_for_good before update or delete on document.file
    for each row execute function kernel.refuse_change();
create trigger files_are_for_good before truncate on document.file
    for each statement execute function kernel.refuse_change();

grant usage on schema document to yuanliu_app, yuanliu_engine;
grant select, insert, update on document.template to yuanliu_app;
grant select on document.template to yuanliu_engine;
grant select, insert, update on document.counter, document.document to yuanliu_app;
grant select, insert on document.step, document.file to yuanliu_app;
grant select on document.counter, document.document, document.step, document.file to yuanliu_engine;
