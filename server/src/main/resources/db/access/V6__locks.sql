-- The locks on the doors: three administrators, personal data encrypted, second factors, passwords that age.

-- Rows under forced row-level security are closed to their owner too; the changes below concern all of them.
alter table access.membership no force row level security;
alter table access.person_name no force row level security;

-- Whoever ran the platform alone becomes its system administrator, and acts for the platform.
insert into access.person_name (person, party, name, phone)
select n.person, '00000000-0000-7000-8000-000000000001', n.name, n.phone
  from access.membership m join access.person_name n on n.person = m.person and n.party = m.party
 where m.role = 'platform-admin'
on conflict do nothing;
alter table access.membership drop constraint membership_role_check;
update access.membership set role = 'system-admin', party = '00000000-0000-7000-8000-000000000001' where role = 'platform-admin';
alter table access.membership add constraint membership_role check (role in
    ('regulator', 'institution', 'mystery-customer', 'warehouse', 'assessor', 'producer', 'seller',
     'system-admin', 'security-admin', 'audit-admin'));

-- An administrator acts for the platform, which has no business: so no administrator sees any.
alter table access.membership add constraint administrators_act_for_the_platform check
    (role not in ('system-admin', 'security-admin', 'audit-admin') or party = '00000000-0000-7000-8000-000000000001');

-- Asked for by one administrator, granted by another; without the grant it gives nothing.
alter table access.membership
    add column asked_by   uuid references access.person,
    add column asked_at   timestamptz not null default now(),
    add column granted_by uuid references access.person,
    add column granted_at timestamptz,
    add column ended_at   timestamptz,
    add constraint two_people_give_a_role check (asked_by <> granted_by);
update access.membership set granted_at = now();
alter table access.membership alter column asked_at drop default;

-- Nobody holds two of the three, nor one of them beside other work.
create unique index one_of_the_three on access.membership (person)
    where role in ('system-admin', 'security-admin', 'audit-admin') and ended_at is null;
create function access.keep_administrators_apart() returns trigger language plpgsql as $$
declare
    administrators constant text[] := '{system-admin,security-admin,audit-admin}';
begin
    if new.ended_at is null and exists (
        select 1 from access.membership o
         where o.person = new.person and o.id <> new.id and o.ended_at is null
           and (o.role = any (administrators) or new.role = any (administrators)))
    then
        raise exception 'an administrator has no other role' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger administrators_are_apart before insert or update on access.membership
    for each row execute function access.keep_administrators_apart();

-- SQL can't encrypt with a key that it must never see: the platform does it at its next start, before anybody comes in.
-- `name` and `phone` then hold what the key named in them can read. A mark is a keyed hash, to find a row by its content.
alter table access.person_name
    add column encrypted  boolean not null default false,
    add column name_mark  bytea,
    add column phone_mark bytea;
create index person_name_in_clear on access.person_name (person) where not encrypted;
create index person_by_name on access.person_name (name_mark);
create index person_by_phone on access.person_name (phone_mark);

alter table access.membership force row level security;
alter table access.person_name force row level security;

-- Which keys this database needs. The keys themselves are never in it; a fingerprint tells a wrong one.
create table access.key_known (
    id          text primary key,
    algorithm   text not null,
    fingerprint text not null,
    known_since timestamptz not null
);
call kernel.declare('access.key_known', 'system');

alter table access.password add column temporary boolean not null default false;

-- The hashes of passwords that somebody had before, so that none comes back too soon.
create table access.former_password (
    person uuid not null references access.person,
    hash   text not null,
    until  timestamptz not null,
    primary key (person, until)
);
call kernel.declare('access.former_password', 'system');

-- `last_step`: the half minute whose code was used last. No code is used twice.
create table access.second_factor (
    person       uuid primary key references access.person,
    secret       text not null,
    made_at      timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);
call kernel.declare('access.second_factor', 'system');

create table access.recovery_code (
    person  uuid not null references access.person,
    mark    bytea not null,
    used_at timestamptz,
    primary key (person, mark)
);
call kernel.declare('access.recovery_code', 'system');

-- What another administrator gave out, in place of a second factor and until there is one. A keyed hash.
create table access.set_up_code (
    person  uuid primary key references access.person,
    mark    bytea not null,
    made_at timestamptz not null
);
call kernel.declare('access.set_up_code', 'system');

-- What the security administrator decides. Zero days: passwords do not age.
create table access.security_policy (
    only_row             boolean primary key default true check (only_row),
    password_days        int not null check (password_days between 0 and 3650),
    warning_days         int not null check (warning_days between 0 and 90),
    remembered           int not null check (remembered between 0 and 24),
    second_factor_roles  text[] not null,
    version              int not null default 1
);
call kernel.declare('access.security_policy', 'system');
insert into access.security_policy (password_days, warning_days, remembered, second_factor_roles)
values (90, 14, 5, '{system-admin,security-admin,audit-admin,regulator}');
-- In a demonstration everybody knows the password, and nobody is to be locked out.
update access.security_policy set password_days = 0, second_factor_roles = '{}'
 where exists (select 1 from kernel.installation where demonstration);

alter table access.session
    add column id     uuid not null default gen_random_uuid() unique,
    add column origin text not null default '',
    add column how    text not null default 'password' check (how in ('password', 'second-factor', 'recovery-code', 'set-up-code', 'demonstration'));
create index session_of_person on access.session (person, seen_at);

-- A key stands for the role in which it was made, and ends with it. Keys of whom no role is left are revoked.
alter table access.api_key no force row level security;
alter table access.membership no force row level security;
alter table access.api_key add column membership uuid references access.membership;
update access.api_key k set membership =
    (select m.id from access.membership m where m.person = k.made_by and m.party = k.party order by m.id limit 1);
-- Granted above, at this moment: earlier keys are not to look older than the role they were made in.
update access.membership m set granted_at = least(m.granted_at, (select min(k.made_at) from access.api_key k where k.membership = m.id))
 where exists (select 1 from access.api_key k where k.membership = m.id);
update access.api_key set revoked_at = now() where membership is null and revoked_at is null;
alter table access.api_key add constraint key_of_a_role check (membership is not null or revoked_at is not null);
create index api_key_of_membership on access.api_key (membership);
alter table access.membership force row level security;
alter table access.api_key force row level security;

-- Answers kept so far stand in clear, names included; from now on they are encrypted.
delete from kernel.answered;

alter table access.person add column added_at timestamptz not null default now();
alter table access.party add column version int not null default 1;

grant select, insert on access.key_known to yuanliu_app, yuanliu_engine;
grant update on access.membership to yuanliu_engine;
grant update (active, login) on access.person to yuanliu_engine;
grant delete on access.password to yuanliu_engine;
grant select, insert, delete on access.former_password to yuanliu_app, yuanliu_engine;
grant select, insert, update, delete on access.second_factor, access.recovery_code, access.set_up_code to yuanliu_app, yuanliu_engine;
grant select, update on access.security_policy to yuanliu_app, yuanliu_engine;
-- Kind and region decide who sees whose rows: no account of the application changes them.
grant update (trade, name, name_en, uscc, version) on access.party to yuanliu_engine;
grant update (kind, name, address, region, latitude, longitude) on access.premises to yuanliu_engine;
