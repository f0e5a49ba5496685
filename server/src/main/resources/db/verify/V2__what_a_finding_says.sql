-- A finding is about one matter for good; what the records say of it may change.

alter table verify.finding add column content bytea;
update verify.finding set content = id;
alter table verify.finding alter column content set not null;
