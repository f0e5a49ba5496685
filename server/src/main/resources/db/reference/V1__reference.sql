-- reference: words and figures that everybody uses, with the days for which they hold and who says so.

create extension if not exists btree_gist with schema reference;

-- An entry holds for a span of days (valid) and was what we knew for a span of time (recorded). A change ends the
-- second span and is an entry of its own; nothing is overwritten.
create table reference.entry (
    id       uuid primary key,
    list     text      not null,
    code     text      not null check (code <> ''),
    place    int       not null default 0,
    zh       text      not null check (zh <> ''),
    en       text      not null check (en <> ''),
    becomes  text[]    not null default '{}',
    valid    daterange not null check (not isempty(valid)),
    recorded tstzrange not null check (not isempty(recorded) and not lower_inf(recorded)),
    citation text      not null,
    verified boolean   not null,
    reason   text,
    constraint one_meaning_at_a_time exclude using gist (list with =, code with =, valid with &&, recorded with &&)
);
comment on column reference.entry.becomes is 'codes that took its place when it ended, such as those of a region that was divided';
create index entry_of_list on reference.entry (list, place, code);
call kernel.declare('reference.entry', 'global');

create procedure reference.ship(list text, code text, place int, zh text, en text, citation text, verified boolean, valid daterange default '(,)', becomes text[] default '{}')
language sql set search_path = reference, pg_catalog as $$
    insert into reference.entry (id, list, code, place, zh, en, becomes, valid, recorded, citation, verified)
    values (gen_random_uuid(), list, code, place, zh, en, becomes, valid, tstzrange('2026-01-01', null), citation, verified)
$$;

-- Units in which goods are counted. Ours; a standard of names and symbols is not compared: 待核.
call reference.ship('unit', '件', 1, '件', 'piece', '平台自拟', false);
call reference.ship('unit', '箱', 2, '箱', 'carton', '平台自拟', false);
call reference.ship('unit', '卷', 3, '卷', 'roll', '平台自拟', false);
call reference.ship('unit', '米', 4, '米', 'metre', '平台自拟', false);
call reference.ship('unit', '套', 5, '套', 'set', '平台自拟', false);
call reference.ship('unit', '辆', 6, '辆', 'vehicle', '平台自拟', false);
call reference.ship('unit', '台', 7, '台', 'unit', '平台自拟', false);
call reference.ship('unit', '张', 8, '张', 'sheet', '平台自拟', false);
call reference.ship('unit', '根', 9, '根', 'bar', '平台自拟', false);
call reference.ship('unit', '千克', 10, '千克', 'kilogram', '平台自拟', false);
call reference.ship('unit', '吨', 11, '吨', 'tonne', '平台自拟', false);

-- Why goods left a stock and went to nobody.
call reference.ship('loss-reason', 'broken', 1, '破损', 'broken', '平台自拟', false);
call reference.ship('loss-reason', 'lost', 2, '丢失', 'lost', '平台自拟', false);
call reference.ship('loss-reason', 'used', 3, '自用', 'own use', '平台自拟', false);
call reference.ship('loss-reason', 'sampled', 4, '被抽样', 'taken as a sample', '平台自拟', false);
call reference.ship('loss-reason', 'destroyed', 5, '销毁', 'destroyed', '平台自拟', false);
call reference.ship('loss-reason', 'stocktaking', 6, '盘点差异', 'difference at stocktaking', '平台自拟', false);

-- Why an authority dismisses a finding.
call reference.ship('dismiss-reason', 'explained', 1, '企业已作合理说明', 'the company explained it', '平台自拟', false);
call reference.ship('dismiss-reason', 'paper', 2, '已核对纸质单据，登记无误', 'papers were compared, the record is right', '平台自拟', false);
call reference.ship('dismiss-reason', 'out-of-scope', 3, '不属于追溯范围', 'not within the scope of tracing', '平台自拟', false);
call reference.ship('dismiss-reason', 'clock', 4, '设备时间有误', 'the clock of the device was wrong', '平台自拟', false);

-- Revisions of the codes of regions. Recalled, not compared with the announcements: 待核.
call reference.ship('region', '371200', 0, '山东省莱芜市', 'Laiwu, Shandong', 'GB/T 2260 历次变更（待核）', false, '(,2018-12-31]', '{370116,370117}');
call reference.ship('region', '330103', 0, '浙江省杭州市下城区', 'Xiacheng, Hangzhou', 'GB/T 2260 历次变更（待核）', false, '(,2021-03-31]', '{330105}');
call reference.ship('region', '330104', 0, '浙江省杭州市江干区', 'Jianggan, Hangzhou', 'GB/T 2260 历次变更（待核）', false, '(,2021-03-31]', '{330102,330114}');
call reference.ship('region', '440106', 0, '广东省广州市天河区', 'Tianhe, Guangzhou', 'GB/T 2260 历次变更（待核）', false);
call reference.ship('region', '440112', 0, '广东省广州市黄埔区', 'Huangpu, Guangzhou', 'GB/T 2260 历次变更（待核）', false);
call reference.ship('region', '440116', 0, '广东省广州市萝岗区', 'Luogang, Guangzhou', 'GB/T 2260 历次变更（待核）', false, '(,2014-02-28]', '{440112}');

grant usage on schema reference to yuanliu_app, yuanliu_engine;
grant select on reference.entry to yuanliu_app, yuanliu_engine;
grant insert, update (recorded) on reference.entry to yuanliu_app;
