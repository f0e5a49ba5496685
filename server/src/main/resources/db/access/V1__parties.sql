-- access: who may, and who did.

create table access.region (
    code   text primary key,
    parent text references access.region,
    level  text not null check (level in ('nation', 'province', 'city', 'county')),
    zh     text not null,
    en     text not null
);
call kernel.declare('access.region', 'global');

-- The tree, closed. Digits of codes are no tree: some cities have no counties.
create table access.region_within (
    region text not null references access.region,
    within text not null references access.region,
    steps  int  not null,
    primary key (region, within)
);
create index region_contains on access.region_within (within, region);
call kernel.declare('access.region_within', 'global');

-- With the rights of the tables' owner: nobody else writes here, so that nobody gives himself a territory.
create function access.place_region() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    insert into access.region_within (region, within, steps)
    select new.code, new.code, 0
    union all
    select new.code, w.within, w.steps + 1 from access.region_within w where w.region = new.parent;
    return null;
end $$;
create trigger region_is_placed after insert on access.region
    for each row execute function access.place_region();

-- What a public register would say of an organisation; contacts and people are elsewhere.
create table access.party (
    id          uuid primary key,
    kind        text not null check (kind in
                    ('regulator', 'institution', 'laboratory', 'company', 'platform', 'industry-body', 'operator')),
    trade       text check (trade in ('producer', 'seller', 'platform')),
    name        text not null,
    name_en     text not null,
    uscc        text unique,
    region      text not null references access.region,
    has_account boolean not null,
    recorded_at timestamptz not null
);
create index party_by_name on access.party (name);
create index party_by_region on access.party (region, kind);
call kernel.declare('access.party', 'global');

create table access.premises (
    id        uuid primary key,
    party     uuid not null references access.party,
    kind      text not null check (kind in ('business', 'production', 'warehouse', 'seat')),
    name      text not null,
    address   text not null,
    region    text not null references access.region,
    latitude  double precision,
    longitude double precision
);
create index premises_of_party on access.premises (party);
call kernel.declare('access.premises', 'global');

-- Who sees whose rows: each party its own, a regulator those of its territory and the regulators below it.
-- Kept beside the parties, so that a policy is one look-up by key.
create table access.oversight (
    viewer uuid not null references access.party,
    seen   uuid not null references access.party,
    primary key (viewer, seen)
);
create index oversight_of on access.oversight (seen);
call kernel.declare('access.oversight', 'system');

create function access.place_party() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    delete from access.oversight where seen = new.id or viewer = new.id;
    insert into access.oversight (viewer, seen) values (new.id, new.id);
    insert into access.oversight (viewer, seen)
    select r.id, new.id
      from access.region_within w join access.party r on r.region = w.within
     where w.region = new.region and r.kind = 'regulator' and r.id <> new.id
       and (new.kind <> 'regulator' or w.steps > 0)
    on conflict do nothing;
    if new.kind = 'regulator' then
        insert into access.oversight (viewer, seen)
        select new.id, p.id
          from access.region_within w join access.party p on p.region = w.region
         where w.within = new.region and p.id <> new.id
           and (p.kind <> 'regulator' or w.steps > 0)
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger party_is_placed after insert or update of region, kind on access.party
    for each row execute function access.place_party();

-- After one transaction-local setting an unset one reads as empty, not null.
create function access.acting_party() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('yuanliu.party', true), '')::uuid $$;

-- Puts a table under row-level security: visible to whoever oversees one of the owners, writable by the acting party where it is
-- the writer. Overseeing is reading only. The engine reads and writes across companies, but for somebody: without a scope it sees nothing.
create procedure access.protect(target regclass, owners text[], writer text default null)
language plpgsql as $$
declare
    -- Written out and not behind a function: so the planner may look the viewer's parties up once and not for each row.
    visible text := (select string_agg(format(
        'exists (select 1 from access.oversight s where s.viewer = access.acting_party() and s.seen = %I)', o), ' or ') from unnest(owners) o);
begin
    insert into kernel.declared (table_name, visibility, owners) values (target, 'company', owners);
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy seen on %s for select to yuanliu_app using (%s)', target, visible);
    execute format('create policy engine on %s to yuanliu_engine using ((select access.acting_party()) is not null)', target);
    if writer is not null then
        execute format('create policy written on %s for insert to yuanliu_app with check (%I = access.acting_party())', target, writer);
        execute format('create policy edited on %s for update to yuanliu_app using (%I = access.acting_party())', target, writer);
    end if;
end $$;

-- Which authority answers for a party: rules as data.
create table access.jurisdiction (
    trade      text primary key,
    place_kind text not null,
    zh         text not null,
    en         text not null,
    citation   text not null,
    verified   boolean not null
);
call kernel.declare('access.jurisdiction', 'global');
insert into access.jurisdiction values
    ('producer', 'production', '生产者由生产地监管部门管辖', 'A producer answers to the authority of the place of production', '待核', false),
    ('seller',   'business',   '销售者由实际经营地监管部门管辖', 'A seller answers to the authority of the place of business', '待核', false),
    ('platform', 'seat',       '平台由住所地监管部门管辖', 'A platform answers to the authority of its seat', '待核', false);

-- The regulator nearest to the place that decides; a city without counties answers itself.
create function access.authority_over(subject uuid) returns uuid
language sql stable as $$
    select r.id
      from access.party p
      left join access.jurisdiction j on j.trade = p.trade
      left join lateral (
          select region from access.premises where party = p.id and kind = j.place_kind order by id limit 1) place on true
      join access.region_within w on w.region = coalesce(place.region, p.region)
      join access.party r on r.region = w.within and r.kind = 'regulator'
     where p.id = subject
     order by w.steps, r.id
     limit 1
$$;

grant usage on schema access to yuanliu_app, yuanliu_engine;
grant select, insert on access.region, access.party, access.premises to yuanliu_app, yuanliu_engine;
grant select on access.region_within, access.oversight, access.jurisdiction to yuanliu_app, yuanliu_engine;
