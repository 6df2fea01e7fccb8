-- Files that officers sent in a chat to be loaded. Their content stays at
-- Telegram. Times are unix seconds.

create table uploads (
	id           integer primary key autoincrement,
	officer      integer not null, -- who sent it
	update_id    integer not null, -- Telegram's, of the message; 0 in the terminal
	file_id      text    not null,
	file_unique  text    not null,
	name         text    not null check (length(name) between 1 and 60),
	size         integer not null check (size >= 0),
	spec         text    not null check (json_valid(spec)),
	state        text    not null check (state in ('reading', 'asked', 'shown', 'accepted', 'done', 'rejected', 'failed')),
	revision     integer not null check (revision > 0),
	attempts     integer not null default 0 check (attempts >= 0),
	outcome      text    not null default '{}' check (json_valid(outcome)), -- the difference, or what is wrong
	import       integer, -- in knowledge.db
	accepted_by  integer, -- an officer
	accepted_update integer,
	accepted_at  integer,
	letter       integer not null default 0, -- in the outbox: the message that shows how it goes
	received_at  integer not null,
	changed_at   integer not null,
	check ((accepted_by is null) = (accepted_at is null)),
	check (state not in ('accepted', 'done') or accepted_by is not null)
) strict;

create unique index uploads_update on uploads (update_id) where update_id <> 0;
create index uploads_todo on uploads (id) where state in ('reading', 'accepted');
create index uploads_unique on uploads (file_unique);
create index uploads_officer on uploads (officer);
