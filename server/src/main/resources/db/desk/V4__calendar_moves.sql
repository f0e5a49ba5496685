-- The calendar is reference data; deadlines are counted again once more of it is known.
alter table desk.day set schema reference;
grant insert, update on reference.day to yuanliu_app;
alter table desk.item add counted_from date, add working_days int;
comment on column desk.item.counted_from is 'with working_days: how the deadline was counted, so that it can be counted again';
