-- Who looks after Setara, who is invited to, and what they did. Times are unix
-- seconds.

create table officers (
	id    integer primary key check (id <> 0), -- the person's at Telegram, and that of the private chat
	role  text    not null check (role in ('viewer', 'author', 'approver', 'admin')),
	name  text    not null check (length(name) <= 60), -- by whoever invited; of a first officer that at Telegram, once they write
	first integer not null default 0 check (first in (0, 1)), -- named by the settings
	since integer not null,
	check (first = 0 or role = 'admin')
) strict;

create table invitations (
	id         integer primary key autoincrement, -- in the audit: never given twice
	hash       blob    not null unique check (length(hash) = 32), -- SHA-256 of the token, which is kept nowhere
	role       text    not null check (role in ('viewer', 'author', 'approver', 'admin')),
	name       text    not null check (length(name) between 1 and 60),
	made_by    integer not null,
	expires_at integer not null,
	state      text    not null default 'open' check (state in ('open', 'accepted', 'revoked')),
	used_by    integer, -- who accepted it
	check ((used_by is not null) = (state = 'accepted'))
) strict;

-- Who did what when. Rows are only added: see the triggers.
create table audit (
	id        integer primary key autoincrement,
	at        integer not null,
	by        integer not null, -- 0: the settings
	name      text    not null, -- that of the officer at that time
	role      text    not null check (role in ('', 'viewer', 'author', 'approver', 'admin')), -- at that time
	kind      text    not null check (kind <> ''),
	object    text    not null,
	detail    text    not null,
	update_id integer check (update_id > 0) -- Telegram's, of the message; null where there is none
) strict;

create index audit_by on audit (by);

-- A message does one deed of a kind, also where it is handled again after a
-- crash.
create unique index audit_update on audit (update_id, kind) where update_id is not null;

create trigger audit_keeps before update on audit begin
	select raise(abort, 'the audit is only added to');
end;

create trigger audit_keeps_all before delete on audit begin
	select raise(abort, 'the audit is only added to');
end;

-- What "insert or replace" would delete, no trigger for deletes is told of.
create trigger audit_keeps_each before insert on audit
when exists (select 1 from audit where id = new.id)
	or exists (select 1 from audit where update_id = new.update_id and kind = new.kind)
begin
	select raise(abort, 'the audit is only added to');
end;
