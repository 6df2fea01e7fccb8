-- Addresses that are read again and again. Times are unix seconds.

create table feeds (
	id          integer primary key autoincrement, -- imports carry it: never given twice
	address     text    not null check (length(address) between 9 and 2000),
	spec        text    not null check (json_valid(spec)),
	hours       integer not null check (hours between 1 and 168),
	made_by     integer not null,
	state       text    not null check (state in ('due', 'held', 'accepted', 'stopped')),
	etag        text    not null default '',
	modified    text    not null default '',
	digest      text    not null default '',
	skipped     integer not null default 0 check (skipped in (0, 1)),
	rows        integer not null default 0 check (rows >= 0),
	run         integer not null default 0 check (run >= 0),
	running     integer not null default 0 check (running in (0, 1)),
	failures    integer not null default 0 check (failures >= 0),
	reason      text    not null default '',
	hold        text    not null default '',
	difference  text    check (json_valid(difference)),
	accepted_by integer,
	checked_at  integer,
	changed_at  integer,
	due_at      integer not null,
	import_id   integer,
	check ((hold <> '') = (state = 'held')),
	check ((accepted_by is not null) = (state = 'accepted'))
) strict;

create index feeds_due on feeds (due_at) where state in ('due', 'accepted');
