-- An authority that answers for a company sees what the company filed, also where the company is registered elsewhere:
-- a producer answers at the place of production.

create index premises_by_region on access.premises (region);

-- Where a party answers: at the first of its places of the kind that the rules name, else where it is registered.
create function access.answers_in(subject uuid) returns text
language sql stable set search_path = '' as $$
    select coalesce((select m.region
                       from access.premises m join access.jurisdiction j on j.trade = p.trade and j.place_kind = m.kind
                      where m.party = p.id order by m.id limit 1),
                    p.region)
      from access.party p
     where p.id = subject
$$;

create or replace function access.authority_over(subject uuid) returns uuid
language sql stable as $$
    select r.id
      from access.region_within w
      join access.party r on r.region = w.within and r.kind = 'regulator'
     where w.region = access.answers_in(subject)
     order by w.steps, r.id
     limit 1
$$;

-- Called with the rights of the tables' owner only, as before: nobody else writes who oversees whom.
create procedure access.place(subject uuid) language plpgsql set search_path = '' as $$
declare
    placed access.party;
begin
    select * into strict placed from access.party where id = subject;
    delete from access.oversight where seen = subject or viewer = subject;
    insert into access.oversight (viewer, seen) values (subject, subject);
    insert into access.oversight (viewer, seen)
    select r.id, subject
      from access.region_within w join access.party r on r.region = w.within
     where w.region in (placed.region, access.answers_in(subject)) and r.kind = 'regulator' and r.id <> subject
       and (placed.kind <> 'regulator' or w.steps > 0)
    on conflict do nothing;
    if placed.kind = 'regulator' then
        insert into access.oversight (viewer, seen)
        select subject, p.id
          from access.region_within w join access.party p on p.region = w.region
         where w.within = placed.region and p.id <> subject
           and (p.kind <> 'regulator' or w.steps > 0)
        union
        select subject, m.party
          from access.region_within w
          join access.premises m on m.region = w.region
          join access.party p on p.id = m.party
         where w.within = placed.region and p.kind <> 'regulator' and access.answers_in(m.party) = m.region
        on conflict do nothing;
    end if;
end $$;
revoke execute on procedure access.place(uuid) from public;

create or replace function access.place_party() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    call access.place(new.id);
    return null;
end $$;
drop trigger party_is_placed on access.party;
create trigger party_is_placed after insert or update of region, kind, trade on access.party
    for each row execute function access.place_party();

create function access.place_owner() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if tg_op <> 'INSERT' then
        call access.place(old.party);
    end if;
    if tg_op <> 'DELETE' then
        call access.place(new.party);
    end if;
    return null;
end $$;
create trigger premises_place_their_owner after insert or delete or update of party, kind, region on access.premises
    for each row execute function access.place_owner();

-- The rules are data, and those who answer by them move with them.
create function access.place_trades() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    subject uuid;
begin
    for subject in select id from access.party where trade is not null order by id loop
        call access.place(subject);
    end loop;
    return null;
end $$;
create trigger jurisdiction_places_trades after insert or update or delete on access.jurisdiction
    for each statement execute function access.place_trades();

-- What stands in the database already.
do $$
declare
    subject uuid;
begin
    for subject in select id from access.party order by id loop
        call access.place(subject);
    end loop;
end $$;
