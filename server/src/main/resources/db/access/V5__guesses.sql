-- Wrong passwords are counted by what was typed as login, whether there is such an account or not: a lock that only
-- accounts have would tell which logins there are.
--
-- Logins are counted in a million slots, named by twenty bits of a hash. That bounds the table, however much is tried,
-- and nobody reads out of it what somebody typed, which may have been a password.
create table access.guess (
    slot     int primary key check (slot between 0 and 1048575),
    failures int not null,
    free_at  timestamptz not null
);
call kernel.declare('access.guess', 'system');
grant select, insert, update, delete on access.guess to yuanliu_app;

alter table access.password drop column failures, drop column locked_until;
