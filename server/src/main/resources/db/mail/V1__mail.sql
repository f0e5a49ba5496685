-- mail: letters that say that something waits. What waits stays in the product.

-- How the platform reaches a mail server. `password` is encrypted.
create table mail.server (
    only_row         boolean primary key default true check (only_row),
    active           boolean not null default false,
    host             text not null default '',
    port             int not null default 587 check (port between 1 and 65535),
    security         text not null default 'starttls' check (security in ('starttls', 'tls', 'none')),
    login            text not null default '',
    password         text,
    sender           text not null default '',
    platform_address text not null default '',
    rest_until       timestamptz,
    version          int not null default 1
);
comment on column mail.server.rest_until is 'it could not be reached, or did not let us in: nobody tries again before';
call kernel.declare('mail.server', 'system');
insert into mail.server default values;

-- Where a person is told by mail, and how often. `address` is encrypted, and was confirmed by a code.
create table mail.mailbox (
    person       uuid primary key references access.person,
    address      text not null,
    confirmed_at timestamptz not null,
    choice       text not null check (choice in ('now', 'daily', 'none')),
    language     text not null check (language in ('zh', 'en')),
    refusals     int not null default 0,
    paused_at    timestamptz
);
comment on column mail.mailbox.refusals is 'how often in a row the address was refused for good';
call kernel.declare('mail.mailbox', 'system');

-- An address that somebody named and has not confirmed yet. The code is in the letter and in nobody's table; here is a keyed hash.
create table mail.wanted (
    person     uuid primary key references access.person,
    address    text not null,
    language   text not null check (language in ('zh', 'en')),
    mark       text not null,
    tries      int not null default 0,
    expires_at timestamptz not null
);
call kernel.declare('mail.wanted', 'system');

-- When a person asked for a code, so that nobody fills a stranger's mailbox.
create table mail.code_asked (
    id     uuid primary key,
    person uuid not null references access.person,
    at     timestamptz not null
);
create index code_asked_by on mail.code_asked (person, at);
call kernel.declare('mail.code_asked', 'system');

-- `address` and `code` are encrypted. A letter about notices takes its address when it is sent.
create table mail.letter (
    id         uuid primary key,
    person     uuid not null references access.person,
    kind       text not null check (kind in ('code', 'moved', 'notice', 'digest')),
    state      text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain', 'dropped')),
    language   text not null check (language in ('zh', 'en')),
    address    text,
    code       text,
    written_at timestamptz not null,
    due_at     timestamptz not null,
    until      timestamptz not null,
    tries      int not null default 0,
    tried_at   timestamptz,
    answer_zh  text,
    answer_en  text,
    hold       uuid,
    held_until timestamptz
);
comment on column mail.letter.hold is 'the attempt that is under way, on record before anybody speaks to the server';
comment on column mail.letter.held_until is 'by the clock of the database: processes compare it, and theirs may differ';
comment on column mail.letter.until is 'not tried after this';
create index letter_to_send on mail.letter (due_at) where state = 'waiting';
create index letter_held on mail.letter (held_until) where state = 'sending';
create index letter_latest on mail.letter (written_at desc, id desc);
create index letter_of_person on mail.letter (person);
call kernel.declare('mail.letter', 'system');

-- A notice is in one letter and in no other.
create table mail.mailed (
    notice uuid primary key,
    letter uuid not null references mail.letter on delete cascade
);
create index mailed_in on mail.mailed (letter);
call kernel.declare('mail.mailed', 'system');

grant usage on schema mail to yuanliu_app, yuanliu_engine;
grant select, update on mail.server to yuanliu_app, yuanliu_engine;
grant select, insert, update, delete on mail.mailbox, mail.wanted, mail.code_asked, mail.letter, mail.mailed to yuanliu_app, yuanliu_engine;
