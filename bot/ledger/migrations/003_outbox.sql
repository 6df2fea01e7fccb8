-- Whom we write to, and what is to be sent. Times are unix seconds.

create table chats (
	id                integer primary key, -- the chat's id at Telegram
	unreachable_since integer              -- null: it can be written to
) strict;

create table outbox (
	id         integer primary key,
	chat       integer not null,
	lane       integer not null check (lane in (0, 1)), -- answers, broadcasts
	kind       text    not null check (kind in ('send', 'edit', 'delete', 'photo', 'document')),
	question   integer, -- the message at Telegram that this one answers
	replaces   integer, -- the row whose message this one edits or deletes
	payload    text    check (json_valid(payload)),
	file       blob,
	queued_at  integer not null,
	state      text    not null default 'queued'
	           check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain')),
	uncertain  integer not null default 0 check (uncertain in (0, 1)), -- may have arrived before
	message    integer, -- the message at Telegram that came of it
	settled_at integer,
	check ((settled_at is null) = (state in ('queued', 'sending'))),
	check ((payload is null) = (settled_at is not null)),
	check (file is null or settled_at is null),
	check ((replaces is not null) = (kind in ('edit', 'delete')))
) strict;

create index outbox_waiting  on outbox (lane, id)       where settled_at is null;
create index outbox_question on outbox (chat, question) where question is not null;
