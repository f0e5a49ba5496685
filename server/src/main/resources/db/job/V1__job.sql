-- job: long work, and news that others still have to hear.

create table job.job (
    id           uuid primary key,
    party        uuid not null references access.party,
    person       uuid not null,
    role         text not null,
    kind         text not null,
    zh           text not null,
    en           text not null,
    settings     text not null,
    state        text not null check (state in ('waiting', 'running', 'paused', 'stopped', 'failed', 'done')),
    place        text not null default '',
    done         bigint not null default 0,
    total        bigint,
    busy         bigint not null default 0,
    rate         double precision,
    asked_at     timestamptz not null,
    moved_at     timestamptz not null,
    ended_at     timestamptz,
    outcome_zh   text,
    outcome_en   text,
    outcome_link text,
    problem      text,
    problem_zh   text,
    problem_en   text,
    trace        text,
    failures     int not null default 0,
    not_before   timestamptz,
    hold         uuid,
    held_until   timestamptz
);
comment on column job.job.place is 'where the work goes on; only its kind can read it';
comment on column job.job.busy is 'milliseconds of work, without pauses';
comment on column job.job.hold is 'who carries it out now: a chunk of work counts only while its hold is the newest';
comment on column job.job.held_until is 'by the clock of the database: processes compare it, and theirs may differ';
create index job_of_party on job.job (party, asked_at desc, id);
create index job_to_do on job.job (asked_at) where state in ('waiting', 'running');
call access.protect('job.job', '{party}', 'party');

-- Whoever carries out work must say so again within this time, or it is given to somebody else.
create function job.hold_until() returns timestamptz language sql as $$ select clock_timestamp() + interval '10 seconds' $$;

-- Some news that one listener still has to hear.
create table job.delivery (
    id         uuid primary key,
    listener   text not null,
    news       text not null,
    body       text not null,
    told_at    timestamptz not null,
    failures   int not null default 0,
    not_before timestamptz,
    stuck      boolean not null default false,
    problem    text
);
create index delivery_to_make on job.delivery (id) where not stuck;
call kernel.declare('job.delivery', 'system');

grant usage on schema job to yuanliu_app, yuanliu_engine;
grant select, insert, update on job.job to yuanliu_app, yuanliu_engine;
grant select, insert, update, delete on job.delivery to yuanliu_app, yuanliu_engine;
