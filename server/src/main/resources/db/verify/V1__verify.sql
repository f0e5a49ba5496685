-- verify: what the rules hold against the records, and what was done about it.

create table verify.rule (
    id         text not null,
    version    int  not null,
    zh         text not null,
    en         text not null,
    parameters jsonb not null default '{}',
    citation   text not null,
    verified   boolean not null,
    active     boolean not null,
    primary key (id, version)
);
call kernel.declare('verify.rule', 'global');
insert into verify.rule (id, version, zh, en, parameters, citation, verified, active) values
    ('supplier-outbound-filed', 1, '收货方登记的入库，供货方有相应的出库记录。', 'What a company received, its supplier filed as sent.', '{}', 'TV-4.2a；规则为本平台自拟', false, true),
    ('one-unit-one-holder', 1, '同一件商品同一时间只在一家手中。', 'One unit has one holder at a time.', '{}', 'TV-4.2b；规则为本平台自拟', false, true),
    ('sold-after-produced', 1, '商品在生产之后才流转和销售。', 'Goods are moved and sold after they are produced.', '{}', 'TV-4.2c；规则为本平台自拟', false, true),
    ('filed-in-time', 1, '记录在规定时限内登记，且不早于事情发生。', 'What happened is filed within the time set, and not before it happened.', '{"days": "7", "ahead": "24"}', 'TV-4.2d；时限待核', false, true);

create table verify.finding (
    id           bytea primary key,
    rule         text not null,
    version      int  not null,
    engine       text not null,
    leaf         text not null,
    dimension    text not null,
    result_class text not null,
    identity     text not null,
    product      text not null,
    accountable  uuid references access.party,
    authority    uuid not null references access.party,
    found        text not null,
    expected     text not null,
    evidence     bytea[] not null,
    zh           text not null,
    en           text not null,
    state        text not null check (state in ('open', 'returned', 'resolved', 'dismissed')),
    opened_at    timestamptz not null,
    resolved_at  timestamptz,
    revision     int not null default 1,
    foreign key (rule, version) references verify.rule (id, version)
);
create index finding_of_code on verify.finding (identity);
create index finding_of_authority on verify.finding (authority, state, opened_at desc, id);
create index finding_of_accountable on verify.finding (accountable, state, opened_at desc, id) where accountable is not null;
call access.protect('verify.finding', '{authority,accountable}');

-- What happened to a finding, step by step; rows are only added.
create table verify.step (
    id        uuid primary key,
    finding   bytea not null references verify.finding,
    authority uuid not null references access.party,
    at        timestamptz not null,
    step      text not null,
    person    uuid,
    party     uuid not null,
    reason    text
);
create index step_of_finding on verify.step (finding, id);
call access.protect('verify.step', '{authority,party}');
create trigger step_is_for_good before update or delete on verify.step
    for each row execute function kernel.refuse_change();
create trigger steps_are_for_good before truncate on verify.step
    for each statement execute function kernel.refuse_change();

create table verify.correction (
    id          uuid primary key,
    finding     bytea not null references verify.finding,
    asked_by    uuid not null references access.party,
    asked_of    uuid not null references access.party,
    reason      text not null,
    deadline    date not null,
    provisional boolean not null,
    state       text not null check (state in ('asked', 'answered', 'withdrawn')),
    asked_at    timestamptz not null,
    ended_at    timestamptz
);
create index correction_of_finding on verify.correction (finding);
create index correction_asked_of on verify.correction (asked_of, state, asked_at desc);
call access.protect('verify.correction', '{asked_by,asked_of}');

grant usage on schema verify to yuanliu_app, yuanliu_engine;
grant select on verify.rule, verify.finding, verify.step, verify.correction to yuanliu_app, yuanliu_engine;
grant insert, update on verify.finding, verify.correction to yuanliu_engine;
grant insert on verify.step to yuanliu_engine;
