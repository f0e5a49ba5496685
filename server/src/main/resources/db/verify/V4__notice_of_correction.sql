-- The first kind of document: the notice of correction. Its wording follows no published form that we read: 待核.

insert into document.template (id, kind, version, text, state, citation, verified, drafted_at, used_at)
values ('00000000-0000-7000-8000-00000000d001', 'correction-notice', 1, $$= {issuer}
# 追溯记录补正通知书
> {number}
: {addressee}：
本机关核查追溯记录时，发现你单位登记的或者涉及你单位的下列记录有需要补正之处，已于{asked}通过平台提出补正要求，现书面通知如下。
## 一、核查发现
{statement}
核查所依据的规则：{rule}（{citation}）
## 二、涉及的产品和记录
产品：{product}
追溯码：{code}
| 时间 | 动作 | 登记单位 | 对方 | 数量 | 单据号 |
|* {records.at} | {records.act} | {records.filer} | {records.partner} | {records.quantity} | {records.document} |
## 三、补正要求
{reason}
{request}
请于{deadline}前，在平台上补报或者更正上述记录。补正只增加记录，原来的记录仍然保留。
## 四、说明
本通知只针对登记数据，不作为认定违法的依据。认为记录无误，或者不应由你单位补正的，可以在上述期限内向本机关书面说明。
{contact}
> {issuer}
> {date}
$$, 'active', '文书名称和措辞为本平台自拟；版式参照 GB/T 9704-2012，未核对原文', false, now(), now());
