-- What people agreed to, and what their buttons do. Times are unix seconds.

create table consents (
	chat    integer primary key,
	version integer not null check (version > 0), -- of the wording
	yes     integer not null check (yes in (0, 1)),
	at      integer not null
) strict;

-- Actions that do not fit into the 64 bytes of a button.
create table actions (
	chat    integer not null,
	key     text    not null check (key <> ''),
	action  text    not null,
	used_at integer not null,
	primary key (chat, key)
) strict, without rowid;

create index actions_used on actions (used_at);
