-- Announcements, and what became of each for each of their recipients. Times
-- are unix seconds.

create table broadcasts (
	id          integer primary key autoincrement,
	kind        text    not null check (kind in ('send', 'edit', 'delete')),
	target      integer references broadcasts (id), -- whose messages it edits or deletes
	author      integer not null,
	content     text    not null check (json_valid(content)),
	segment     text    not null check (json_valid(segment)),
	topic       text    not null -- '' while none is chosen
	            check (topic in ('', 'program', 'pelatihan', 'aturan', 'pasar', 'mendesak')),
	rate        integer not null default 0 check (rate between 0 and 1000), -- a second; 0 for its share
	paid        integer not null default 0 check (paid in (0, 1)),
	send_at     integer, -- null: at once
	revision    integer not null default 1,
	state       text    not null default 'draft'
	            check (state in ('draft', 'waiting', 'queued', 'running', 'paused', 'cancelled', 'done')),
	approved_by integer,
	approved_at integer,
	created_at  integer not null,
	changed_at  integer not null,
	queued_at   integer,
	started_at  integer,
	ended_at    integer,
	check ((target is null) = (kind = 'send')),
	check (topic <> '' or state in ('draft', 'cancelled')),
	check ((approved_by is null) = (approved_at is null)),
	check (approved_by is null or approved_by <> author), -- two pairs of eyes
	check ((queued_at is null) = (state in ('draft', 'waiting')) or state = 'cancelled'),
	check ((ended_at is not null) = (state in ('cancelled', 'done')))
) strict;

create index broadcasts_author on broadcasts (author, state);

create index broadcasts_live on broadcasts (state) where state in ('queued', 'running', 'paused');

-- The very same message, sent twice, is found by these; so is what changes what
-- another has sent.
create index broadcasts_content on broadcasts (content) where kind = 'send' and queued_at is not null;
create index broadcasts_target on broadcasts (target) where target is not null;

create table deliveries (
	broadcast integer not null references broadcasts (id),
	chat      integer not null, -- below 0: somebody who was forgotten
	state     text    not null default 'pending'
	          check (state in ('pending', 'sending', 'sent', 'blocked', 'failed', 'uncertain', 'skipped')),
	why       text    not null default '',
	maybe     integer not null default 0 check (maybe in (0, 1)), -- was uncertain once
	message   integer, -- the message at Telegram
	at        integer, -- when it was settled
	primary key (broadcast, chat),
	check ((at is null) = (state in ('pending', 'sending')))
) strict, without rowid;

-- What is under way to Telegram: a few rows at any time, also where millions are
-- pending. Those are walked by the primary key.
create index deliveries_sending on deliveries (broadcast, chat) where state = 'sending';

-- What officers may want sent again.
create index deliveries_again on deliveries (broadcast, state, chat) where state in ('failed', 'uncertain');

-- How many deliveries are in which state: kept in the transactions that change
-- them, since counting millions takes too long to look on.
create table broadcast_counts (
	broadcast integer primary key references broadcasts (id),
	pending   integer not null default 0 check (pending >= 0),
	sending   integer not null default 0 check (sending >= 0),
	sent      integer not null default 0 check (sent >= 0),
	blocked   integer not null default 0 check (blocked >= 0),
	failed    integer not null default 0 check (failed >= 0),
	uncertain integer not null default 0 check (uncertain >= 0),
	skipped   integer not null default 0 check (skipped >= 0)
) strict;

-- Which broadcasts have deliveries that wait.
create index broadcast_counts_pending on broadcast_counts (broadcast) where pending > 0;
