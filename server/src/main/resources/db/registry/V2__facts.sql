-- registry: what is known of companies, products and categories: for which days it holds, and when we knew it.

-- Equality of an id beside overlap of spans, in one constraint.
create extension if not exists btree_gist with schema registry;
-- It may stand elsewhere already.
do $$ begin
    perform set_config('search_path', 'registry, ' || (select extnamespace::regnamespace from pg_extension where extname = 'btree_gist'), true);
end $$;

-- One fact holds for a span of days (valid) and was our knowledge for a span of time (recorded). What it is about, as what and of
-- several which, is its matter: one short key, since the constraint compares it with every neighbour.
-- A correction ends the second span and is a fact of its own; nothing is overwritten.
create table registry.fact (
    id       uuid primary key,
    subject  text      not null check (subject ~ '^[a-z-]+/.'),
    kind     text      not null,
    key      text      not null default '',
    matter   uuid      not null check (matter = md5(subject || '|' || kind || '|' || key)::uuid),
    owner    uuid references access.party,
    author   uuid references access.party,
    valid    daterange not null check (not isempty(valid) and not lower_inf(valid)),
    recorded tstzrange not null check (not isempty(recorded) and not lower_inf(recorded)),
    detail   jsonb     not null,
    replaces uuid,
    reason   text,
    constraint one_at_a_time exclude using gist (matter with =, valid with &&, recorded with &&)
);
create index fact_of_subject on registry.fact (subject, kind, key);
-- Of a matter that changes every day only the newest word is asked for by most.
create index fact_current on registry.fact (subject, kind) where upper_inf(recorded);
create index fact_of_owner on registry.fact (owner, kind);
create index fact_by_author on registry.fact (author);
create index fact_of_kind on registry.fact (kind, key);

-- Categories are names with a place in a tree. What is required of them when are facts, so the columns for it go.
alter table registry.category add parent text references registry.category;
alter table registry.category add words text[] not null default '{}';
alter table registry.category drop phase, drop traced_since, drop citation, drop verified;

insert into registry.category (code, zh, en, parent, words) values
    ('cable',      '电线电缆',       'Electric wires and cables',      null, '{电线,电缆,wire,cable}'),
    ('gas',        '燃气器具',       'Gas appliances',                 null, '{燃气,煤气,gas}'),
    ('fire',       '消防产品',       'Fire-fighting products',         null, '{灭火,消防,烟感,fire,extinguisher}'),
    ('ebike',      '电动自行车',     'Electric bicycles',              null, '{电动车,电单车,e-bike,electric bicycle}'),
    ('helmet',     '安全帽',         'Safety helmets',                 null, '{安全帽,helmet}'),
    ('plywood',    '胶合板',         'Plywood',                        null, '{多层板,夹板,plywood}'),
    ('blockboard', '细木工板',       'Blockboard',                     null, '{大芯板,木工板,blockboard}'),
    ('rebar',      '冷轧带肋钢筋',   'Cold-rolled ribbed steel bars',  null, '{钢筋,rebar}'),
    ('wirerope',   '钢丝绳',         'Steel wire ropes',               null, '{钢丝绳,wire rope}')
on conflict (code) do update set words = excluded.words;
insert into registry.category (code, zh, en, parent, words) values
    ('gas-hose',       '燃气用具连接用软管',     'Hoses for gas appliances',           'gas', '{燃气软管,煤气管,gas hose}'),
    ('gas-valve',      '燃气紧急切断阀',         'Gas emergency shut-off valves',      'gas', '{切断阀,shut-off valve}'),
    ('gas-stove',      '家用燃气灶具',           'Household gas stoves',               'gas', '{燃气灶,煤气灶,灶具,gas stove}'),
    ('gas-commercial', '商用燃气燃烧器具',       'Commercial gas burners',             'gas', '{猛火灶,商用灶,commercial gas}'),
    ('gas-regulator',  '瓶装液化石油气调压器',   'LPG cylinder regulators',            'gas', '{调压器,减压阀,regulator}');

-- What this platform is not for, and who is. Said at the door; nothing is lost. Exceptions hold the word and are in scope.
create table registry.outside (
    code     text primary key,
    zh       text    not null,
    en       text    not null,
    words    text[]  not null,
    exceptions text[] not null,
    turn_zh  text    not null,
    turn_en  text    not null,
    citation text    not null,
    verified boolean not null
);
call kernel.declare('registry.outside', 'global');
grant select on registry.outside to yuanliu_app, yuanliu_engine;
insert into registry.outside values
    ('food',      '食品',     'Food',                  '{食品,饮料,奶粉,保健食品,food}', '{食品相关产品,食品相关,食品接触,食品用,food-related,food contact}', '市场监管部门的食品安全监管机构（举报电话 12315）',   'the food safety office of the market regulator (hotline 12315)',      'RM-1；转办渠道待核', false),
    ('medicine',  '药品',     'Medicines',             '{药品,中药,疫苗,medicine,drug}', '{}',             '药品监督管理部门（举报电话 12315）',                 'the medical products administration (hotline 12315)',                 'RM-1；转办渠道待核', false),
    ('device',    '医疗器械', 'Medical devices',       '{医疗器械,医用口罩,血压计,medical device}', '{}',  '药品监督管理部门的医疗器械监管机构（举报电话 12315）', 'the medical devices office of the medical products administration (hotline 12315)', 'RM-1；转办渠道待核', false),
    ('cosmetics', '化妆品',   'Cosmetics',             '{化妆品,护肤,口红,cosmetic}', '{}',                '药品监督管理部门的化妆品监管机构（举报电话 12315）', 'the cosmetics office of the medical products administration (hotline 12315)', 'RM-1；转办渠道待核', false),
    ('special',   '特种设备', 'Special equipment',     '{特种设备,电梯,锅炉,压力容器,气瓶,special equipment,elevator,boiler}', '{}', '市场监管部门的特种设备安全监察机构', 'the special equipment safety office of the market regulator', 'RM-1；转办渠道待核', false),
    ('measuring', '计量器具', 'Measuring instruments', '{计量器具,电子秤,水表,电能表,燃气表,measuring,scale,meter}', '{}', '市场监管部门的计量机构', 'the metrology office of the market regulator', 'RM-1；转办渠道待核', false);

-- How long a dossier may stay as it is.
create table registry.renewal (
    kind     text primary key,
    months   int     not null check (months > 0),
    citation text    not null,
    verified boolean not null
);
call kernel.declare('registry.renewal', 'global');
grant select on registry.renewal to yuanliu_app, yuanliu_engine;
insert into registry.renewal values
    ('company', 6, 'RM-7.2：至少每6个月更新一次', true),
    ('product', 6, 'RM-7.3：至少每6个月更新一次', true);

-- The catalogue: nine categories of the first phase; everything under licence or CCC in the second; mandatory standards in the third.
create procedure registry.ship(subject text, kind text, key text, valid daterange, detail jsonb)
language sql set search_path = registry, pg_catalog as $$
    insert into registry.fact (id, subject, kind, key, matter, owner, author, valid, recorded, detail)
    values (gen_random_uuid(), subject, kind, key, md5(subject || '|' || kind || '|' || key)::uuid, null, null, valid, tstzrange(now(), null), detail)
$$;

do $$
declare
    named text;
    list jsonb := '{"zh": "重点工业产品质量安全追溯目录（第一阶段，9类）", "en": "Key industrial products to be traced (first phase, nine categories)"}';
begin
    foreach named in array '{cable,gas,fire,ebike,helmet,plywood,blockboard,rebar,wirerope}'::text[] loop
        call registry.ship('category/' || named, 'obligation', '1', '[2024-12-31,)',
            jsonb_build_object('phase', 1, 'list', list, 'citation', '国市监质监规〔2024〕6号 附件1', 'verified', false));
        call registry.ship('category/' || named, 'platform', 'gd', '[2024-12-31,)',
            '{"name": {"zh": "广东省重点工业产品质量安全追溯服务平台", "en": "Guangdong traceability platform for key industrial products"},
              "territory": "440000", "url": "https://chinatrace.org/gd", "citation": "广东省市场监管局公开信息（网页）", "verified": false}');
    end loop;
    call registry.ship('regime/licence', 'obligation', '2', '[2025-12-31,)',
        '{"phase": 2, "list": {"zh": "实施生产许可证管理的产品（第二阶段）", "en": "Products under production licence (second phase)"}, "citation": "国市监质监规〔2024〕6号", "verified": false}');
    call registry.ship('regime/ccc', 'obligation', '2', '[2025-12-31,)',
        '{"phase": 2, "list": {"zh": "实施强制性产品认证（CCC）的产品（第二阶段）", "en": "Products under compulsory certification, CCC (second phase)"}, "citation": "国市监质监规〔2024〕6号", "verified": false}');
    call registry.ship('regime/mandatory-standard', 'obligation', '3', '[2027-12-31,)',
        '{"phase": 3, "list": {"zh": "有强制性国家标准、涉及人身财产安全的产品（第三阶段）", "en": "Products with a mandatory national standard that touch health, life or property (third phase)"}, "citation": "国市监质监规〔2024〕6号", "verified": false}');
    call registry.ship('category/ebike', 'platform', 'ebike', '[2024-12-31,)',
        '{"name": {"zh": "电动自行车行业质量安全追溯服务平台", "en": "Traceability platform of the electric bicycle industry"}, "territory": "", "url": "", "citation": "SG 编制说明；技术细节待核", "verified": false}');
    call registry.ship('category/cable', 'platform', 'cable', '[2024-12-31,)',
        '{"name": {"zh": "全国电线电缆质量安全追溯平台", "en": "National traceability platform for wires and cables"}, "territory": "", "url": "", "citation": "SG 编制说明；技术细节待核", "verified": false}');
    call registry.ship('category/gas', 'platform', 'gas', '[2024-12-31,)',
        '{"name": {"zh": "燃气用具质量安全追溯平台", "en": "Traceability platform for gas appliances"}, "territory": "", "url": "", "citation": "SG 编制说明；技术细节待核", "verified": false}');
    -- A category's regime changes over time; which one holds is asked for the day of production.
    call registry.ship('category/gas-stove', 'regime', '', '[2000-01-01,2020-09-30]',
        '{"word": "licence", "note": {"zh": "2019-10-01 起可转为强制性产品认证", "en": "could move to compulsory certification from 2019-10-01"}, "citation": "常州市市场监管局公开信息（网页）；起始日待核", "verified": false}');
    call registry.ship('category/gas-stove', 'regime', '', '[2020-10-01,)',
        '{"word": "ccc", "note": {"zh": "2020-10-01 起未获认证不得出厂、销售", "en": "not to leave the factory or be sold without certification from 2020-10-01"}, "citation": "常州市市场监管局公开信息（网页）", "verified": false}');
    call registry.ship('standard/GB 17761-2024', 'standard', '', '[2025-09-01,)',
        '{"title": {"zh": "电动自行车安全技术规范", "en": "Safety technical specification for electric bicycles"}, "sort": "product", "mandatory": true, "citation": "标准名称与实施日期待核", "verified": false}');
    call registry.ship('standard/GB 2811-2019', 'standard', '', '[2020-07-01,)',
        '{"title": {"zh": "头部防护 安全帽", "en": "Head protection: safety helmets"}, "sort": "product", "mandatory": true, "citation": "标准名称与实施日期待核", "verified": false}');
    call registry.ship('standard/GB 16410-2020', 'standard', '', '[2022-01-01,)',
        '{"title": {"zh": "家用燃气灶具", "en": "Household gas cooking appliances"}, "sort": "product", "mandatory": true, "citation": "标准名称与实施日期待核", "verified": false}');
    call registry.ship('standard/GB/T 2812-2006', 'standard', '', '[2006-12-01,)',
        '{"title": {"zh": "安全帽测试方法", "en": "Test methods for safety helmets"}, "sort": "method", "mandatory": false, "citation": "标准名称与实施日期待核", "verified": false}');
    call registry.ship('standard/GB/T 37538-2019', 'standard', '', '[2019-12-01,)',
        '{"title": {"zh": "电子商务交易产品质量网上监测规范", "en": "Online monitoring of the quality of goods in e-commerce"}, "sort": "method", "mandatory": false, "citation": "实施日期待核", "verified": false}');
    call registry.ship('standard/GB/T 38156-2019', 'standard', '', '[2019-10-01,)',
        '{"title": {"zh": "重要产品追溯 交易记录总体要求", "en": "Traceability of important products: transaction records"}, "sort": "method", "mandatory": false, "citation": "实施日期待核", "verified": false}');
end $$;
drop procedure registry.ship;

-- What stands in the database already was known when it came in; nobody wrote down since when it held.
insert into registry.fact (id, subject, kind, key, matter, owner, author, valid, recorded, detail)
select gen_random_uuid(), 'product/' || p.gtin, 'description', '', md5('product/' || p.gtin || '|description|')::uuid, p.producer, p.producer, daterange(current_date, null), tstzrange(now(), null),
       jsonb_build_object('name', p.name, 'model', p.model, 'standard', p.standard, 'category', p.category, 'unit', p.unit, 'note', p.note)
  from registry.product p;

-- What a public register would show is for everybody. The rest has the same shape and other readers: whom it is about and who said it
-- see it, and whoever oversees one of them.
call kernel.declare('registry.fact', 'global');
create table registry.confidential_fact (like registry.fact including all);
alter table registry.confidential_fact add foreign key (owner) references access.party, add foreign key (author) references access.party;
call access.protect('registry.confidential_fact', '{owner, author}', 'author');

create function registry.only_end() returns trigger language plpgsql set search_path = '' as $$
begin
    if tg_op = 'UPDATE' and pg_catalog.upper_inf(old.recorded) and not pg_catalog.upper_inf(new.recorded)
       and pg_catalog.lower(new.recorded) = pg_catalog.lower(old.recorded)
       and pg_catalog.to_jsonb(new) - 'recorded' = pg_catalog.to_jsonb(old) - 'recorded' then
        return new;
    end if;
    raise exception 'a fact is never changed or deleted; a correction ends its time on record, once' using errcode = 'restrict_violation';
end $$;
do $$
declare
    facts text;
begin
    foreach facts in array '{registry.fact,registry.confidential_fact}'::text[] loop
        execute format('create trigger fact_only_ends before update or delete on %s for each row execute function registry.only_end()', facts);
        execute format('create trigger fact_is_never_emptied before truncate on %s for each statement execute function kernel.refuse_change()', facts);
        execute format('grant select, insert on %s to yuanliu_app, yuanliu_engine', facts);
        execute format('grant update (recorded) on %s to yuanliu_app, yuanliu_engine', facts);
    end loop;
end $$;
