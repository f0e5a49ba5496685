-- registry: a product that is edited every day keeps a fact for each edit; what nobody asks for need not be kept up to date with it.

-- Who said it is asked of the confidential ones alone. Facts of nobody are the catalogue's, and are asked for by kind.
drop index registry.fact_by_author;
drop index registry.fact_of_kind;
create index fact_of_kind on registry.fact (kind) where owner is null;
-- What a product was called is asked for by product.
drop index registry.fact_of_owner;
create index fact_of_owner on registry.fact (owner, kind) where kind <> 'description';

-- Of all that were ever on record few still are, and the planner must know: it would else fetch the dead ones with the living.
create statistics registry.fact_now (mcv) on subject, kind, (upper_inf(recorded)) from registry.fact;

-- The question is asked where the row lies; the function only says no.
create or replace function registry.only_end() returns trigger language plpgsql set search_path = '' as $$
begin
    raise exception 'a fact is never changed or deleted; a correction ends its time on record, once' using errcode = 'restrict_violation';
end $$;
do $$
declare
    facts text;
begin
    foreach facts in array '{registry.fact,registry.confidential_fact}'::text[] loop
        execute format('drop trigger fact_only_ends on %s', facts);
        execute format('create trigger fact_is_not_deleted before delete on %s for each row execute function registry.only_end()', facts);
        execute format('create trigger fact_only_ends before update on %s for each row when (not (
                            upper_inf(old.recorded) and not upper_inf(new.recorded) and lower(new.recorded) = lower(old.recorded)
                            and (old.id, old.subject, old.kind, old.key, old.matter, old.owner, old.author, old.valid, old.detail, old.replaces, old.reason)
                                is not distinct from
                                (new.id, new.subject, new.kind, new.key, new.matter, new.owner, new.author, new.valid, new.detail, new.replaces, new.reason)))
                        execute function registry.only_end()', facts);
    end loop;
end $$;
