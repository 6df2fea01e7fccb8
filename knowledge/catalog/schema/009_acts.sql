-- Who loaded or undid an import from a chat, and by which message: null from the
-- terminal. An update does so at most once, so that a replay after a crash finds
-- what it did.
alter table imports add column act_by integer;
alter table imports add column act_update integer;
alter table imports add column undone_by integer;
alter table imports add column undone_update integer;

create unique index imports_act on imports (act_by, act_update) where act_update is not null;
create unique index imports_undone on imports (undone_by, undone_update) where undone_update is not null;
