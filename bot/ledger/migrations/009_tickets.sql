-- Questions that could not be answered, kept for officers. Times are unix
-- seconds.

create table tickets (
	id        integer primary key, -- the number that the owner is told
	chat      integer not null,
	update_id integer check (update_id > 0), -- Telegram's, of the message; null in the terminal
	question  text    not null check (question <> ''),
	intent    text    not null check (intent <> ''),
	product   text    not null,
	opened_at integer not null,
	state     text    not null default 'open' check (state in ('open', 'closed'))
) strict;

-- A message that is handled again after a crash is kept once.
create unique index tickets_update on tickets (chat, update_id) where update_id is not null;
create index tickets_open on tickets (id) where state = 'open';

-- The last number that was given to a ticket, also to one that is deleted or
-- was never kept: no owner is told another's number.
create table ticket_numbers (
	id   integer primary key check (id = 1),
	last integer not null check (last >= 0)
) strict;

insert into ticket_numbers (id, last) values (1, 0);
