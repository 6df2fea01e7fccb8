-- Questions that wait for officers, their answers, and what owners think of
-- Setara's own. Times are unix seconds.

drop index tickets_update;
drop index tickets_open;
alter table tickets rename to former_tickets;

create table tickets (
	id          integer primary key, -- the number that the owner is told
	kind        text    not null default 'unanswered' check (kind in ('unanswered', 'unhelpful')),
	chat        integer not null,
	update_id   integer check (update_id > 0), -- Telegram's, of the message; null in the terminal
	message     integer, -- at Telegram: an edit of it changes the question
	question    text    not null check (question <> ''),
	remarks     text    not null default '', -- what the owner added
	intent      text    not null check (intent <> ''),
	product     text    not null,
	topic       text    not null default '', -- a hash, the same for what one answer may do for
	opened_at   integer not null,
	again_at    integer, -- since when it waits again, where it was answered before
	state       text    not null default 'open' check (state in ('open', 'answered', 'closed')),
	answer      integer, -- the last of ticket_answers
	answered_at integer,
	delivery    text    not null default ''
	            check (delivery in ('', 'here', 'waiting', 'again', 'sent', 'uncertain', 'failed', 'blocked')),
	letter      integer, -- in the outbox, while it is under way
	told        integer, -- the message at Telegram that came of it
	closed_at   integer,
	closed_why  text    not null default '' check (closed_why in ('', 'clear', 'silence', 'no_answer', 'no_question')),
	check ((closed_at is not null) = (state = 'closed')),
	check ((letter is not null) = (delivery = 'waiting'))
) strict;

insert into tickets (id, chat, update_id, question, intent, product, topic, opened_at, state, closed_at, closed_why)
select id, chat, update_id, question, intent, product, iif(product <> '', product, lower(question)), opened_at, state,
	iif(state = 'closed', opened_at, null), iif(state = 'closed', 'no_answer', '')
from former_tickets;

drop table former_tickets;

-- A message that is handled again after a crash is kept once.
create unique index tickets_update on tickets (chat, update_id) where update_id is not null;
create index tickets_chat on tickets (chat, id);
create index tickets_open on tickets (topic, chat) where state = 'open';
create index tickets_answered on tickets (answered_at) where state = 'answered';
create index tickets_answer on tickets (answer, delivery) where answer is not null;
create index tickets_waiting on tickets (letter) where delivery = 'waiting';

-- What officers said to all who had asked up to a ticket. It is given to some
-- at a time, then it is on its way, then the officer is told.
create table ticket_answers (
	id     integer primary key autoincrement,
	kind   text    not null check (kind in ('ticket.answer', 'ticket.close', 'ticket.dismiss')),
	topic  text    not null,
	number integer not null, -- a ticket that it was given to
	upto   integer not null,
	text   text    not null check (length(text) <= 4096),
	by     integer not null,
	at     integer not null,
	state  text    not null default 'giving' check (state in ('giving', 'going', 'done'))
) strict;

create index ticket_answers_topic on ticket_answers (topic, id);
create index ticket_answers_busy on ticket_answers (state) where state <> 'done';

-- Topics that officers have put together.
create table ticket_topics (
	topic   text    primary key,
	goes_to text    not null check (goes_to <> topic),
	at      integer not null
) strict, without rowid;

-- The days on which officers were reminded.
create table ticket_reminders (
	day integer primary key, -- from 1970 in WIB
	at  integer not null
) strict;

-- Which answers an owner has rated: each once. How is counted apart, without
-- the owner.
create table ratings (
	chat   integer not null,
	answer integer not null, -- the message at Telegram that asked for it
	at     integer not null,
	primary key (chat, answer)
) strict, without rowid;

create table rating_counts (
	week      integer not null, -- its Monday, in days from 1970 in WIB
	intent    text    not null check (length(intent) between 1 and 40),
	product   text    not null check (length(product) <= 80),
	helpful   integer not null default 0 check (helpful >= 0),
	unhelpful integer not null default 0 check (unhelpful >= 0),
	primary key (week, intent, product)
) strict, without rowid;
