-- What comes of announcements. Times are unix seconds.

-- Presses of buttons below a broadcast that come back to the bot.
create table clicks (
	broadcast integer not null references broadcasts (id),
	button    integer not null check (button >= 0), -- as it is sent, row by row
	chat      integer not null, -- below 0: somebody who was forgotten
	presses   integer not null check (presses > 0),
	first_at  integer not null,
	primary key (broadcast, button, chat)
) strict, without rowid;

create index clicks_chat on clicks (chat);

-- What recipients replied to a broadcast, and which officer answered.
create table replies (
	id          integer primary key autoincrement,
	broadcast   integer not null references broadcasts (id),
	chat        integer not null,
	update_id   integer not null unique, -- Telegram's, of the message
	message     integer not null, -- at Telegram, 0 for none: an edit of it changes the reply
	text        text    not null check (length(text) <= 4096),
	media       text    not null check (media in ('', 'photo', 'document', 'other')),
	at          integer not null,
	answered_by integer,
	answered_at integer,
	answer      text    check (length(answer) <= 4096),
	check ((answered_by is null) = (answered_at is null)),
	check ((answered_by is null) = (answer is null))
) strict;

create index replies_chat on replies (chat);
create unique index replies_message on replies (chat, message) where message <> 0;
create index replies_broadcast on replies (broadcast);
create index replies_open on replies (broadcast, id) where answered_at is null;

-- Up to which reply the author was told, by a note of its own.
create table reply_notes (
	broadcast integer primary key references broadcasts (id),
	upto      integer not null
) strict;

-- The message in which an officer watches a broadcast.
create table progress (
	broadcast integer not null references broadcasts (id),
	officer   integer not null,
	letter    integer not null, -- in the outbox, which knows the message at Telegram
	final     integer not null default 0 check (final in (0, 1)), -- it holds the report
	primary key (broadcast, officer)
) strict, without rowid;

create index broadcasts_ended on broadcasts (ended_at) where ended_at is not null;
