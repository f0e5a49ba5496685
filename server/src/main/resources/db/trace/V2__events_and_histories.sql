-- trace: one event may now be about many codes. Events by their identity, and what each says of each code by the code.
--
-- Neither table has a foreign key: what they name is never deleted, the front door looked before, and a key per row is
-- the dearest part of storing it. Both are divided by the hash of their own key, so that they can stand on several machines.

alter table trace.event rename to event_first;
alter table trace.event_first no force row level security;
alter table trace.event_first disable row level security;

create table trace.event (
    id             bytea       not null,
    -- The version of the form of which the identity is the hash.
    form           smallint    not null,
    act            text        not null check (act in ('commissioned', 'produced', 'packed', 'unpacked', 'outbound', 'inbound', 'sale', 'return',
                                                       'loss', 'destroyed', 'transformed', 'inspected', 'observed', 'cancelled')),
    actor          uuid        not null,
    partner        uuid,
    premises       uuid,
    at             timestamptz not null,
    offset_minutes smallint    not null,
    -- One amount a line: identity, quantity, unit, and the batch on an item's label, with tabs between.
    goods          text        not null,
    box            text,
    became         text,
    document       text,
    line           text,
    reference      text,
    corrects       bytea,
    reason         text,
    more           text,
    filing         uuid        not null,
    filer          uuid        not null,
    filed_at       timestamptz not null,
    constraint event_by_id primary key (id)
) partition by hash (id);

create table trace.history (
    code           text        not null,
    at             timestamptz not null,
    event          bytea       not null,
    act            text        not null,
    -- Which part the code plays; absent where it simply is the goods.
    part           text,
    batch          text,
    box            text,
    actor          uuid        not null,
    partner        uuid,
    premises       uuid,
    quantity       numeric     not null,
    unit           text        not null,
    offset_minutes smallint    not null,
    corrects       bytea,
    filer          uuid        not null,
    filed_at       timestamptz not null
) partition by hash (code);

do $$
begin
    for n in 0..3 loop
        execute format('create table trace.event_%s partition of trace.event for values with (modulus 4, remainder %s)', n, n);
        execute format('create table trace.history_%s partition of trace.history for values with (modulus 4, remainder %s)', n, n);
        execute format('call kernel.declare(''trace.event_%s'', ''system'')', n);
        execute format('call kernel.declare(''trace.history_%s'', ''system'')', n);
    end loop;
end $$;

insert into trace.event (id, form, act, actor, partner, premises, at, offset_minutes, goods, document, corrects, reason, filing, filer, filed_at)
select id, 1, act, filer, partner, premises, at, offset_minutes,
       identity || e'\t' || trim_scale(quantity) || e'\t' || unit || case when level = 'item' and batch is not null then e'\t' || batch else '' end,
       document, corrects, reason, filing, filer, filed_at
  from trace.event_first;

insert into trace.history (code, at, event, act, batch, actor, partner, premises, quantity, unit, offset_minutes, corrects, filer, filed_at)
select identity, at, id, act, case when level = 'item' then batch end, filer, partner, premises, trim_scale(quantity), unit, offset_minutes,
       corrects, filer, filed_at
  from trace.event_first;

-- Events that correct each other are in the history of every code that one of them names.
insert into trace.history (code, at, event, act, part, actor, partner, premises, quantity, unit, offset_minutes, corrects, filer, filed_at)
with recursive up as (
    select id, id as root, corrects, 0 as steps from trace.event_first
    union all
    select up.id, e.id, e.corrects, up.steps + 1 from up join trace.event_first e on e.id = up.corrects
), tree as (
    select distinct on (id) id, root from up order by id, steps desc
), member as (
    select tree.root, e.* from tree join trace.event_first e using (id)
)
select distinct o.identity, m.at, m.id, m.act, 'none', m.filer, m.partner, m.premises, 0, '', m.offset_minutes, m.corrects, m.filer, m.filed_at
  from member m join member o on o.root = m.root and o.identity <> m.identity;

delete from kernel.declared where table_name = 'trace.event_first'::regclass;
drop table trace.event_first;

-- Few distinct values in the order of filing: such an index is small and cheap to keep.
create index event_by_filing on trace.event (filed_at);
create index event_of_actor on trace.event (actor, filed_at);
create index event_of_partner on trace.event (partner, filed_at) where partner is not null;
create index event_corrected on trace.event (corrects) where corrects is not null;
create index event_in_time on trace.event using brin (at);
create index history_of_code on trace.history (code, at);
create index history_in_box on trace.history (box) where box is not null;

call access.protect('trace.event', '{actor,partner}', 'actor');
call access.protect('trace.history', '{actor,partner}', 'actor');

create trigger event_is_for_good before update or delete on trace.event
    for each row execute function kernel.refuse_change();
create trigger events_are_for_good before truncate on trace.event
    for each statement execute function kernel.refuse_change();
create trigger history_is_for_good before update or delete on trace.history
    for each row execute function kernel.refuse_change();
create trigger histories_are_for_good before truncate on trace.history
    for each statement execute function kernel.refuse_change();

grant select, insert on trace.event, trace.history to yuanliu_app, yuanliu_engine;
