-- What a language model is asked, and what that costs. Days are counted from
-- 1970 in WIB, times are unix seconds, money is in rupiah.

-- Who agreed that what they write goes to an outside model.
create table model_consents (
	chat    integer primary key,
	version integer not null check (version > 0), -- of the wording
	yes     integer not null check (yes in (0, 1)),
	at      integer not null
) strict;

-- What calls that have come back took, of all together. It is kept apart from
-- who they were for, so that deleting somebody gives no money back.
create table model_days (
	day    integer primary key,
	calls  integer not null default 0 check (calls >= 0),
	input  integer not null default 0 check (input >= 0), -- tokens
	output integer not null default 0 check (output >= 0),
	cost   integer not null default 0 check (cost >= 0)
) strict;

-- The same of each chat.
create table model_use (
	day       integer not null,
	chat      integer not null check (chat <> 0),
	questions integer not null default 0 check (questions >= 0),
	calls     integer not null default 0 check (calls >= 0),
	input     integer not null default 0 check (input >= 0),
	output    integer not null default 0 check (output >= 0),
	cost      integer not null default 0 check (cost >= 0),
	primary key (day, chat)
) strict, without rowid;

create index model_use_chat on model_use (chat);

-- What is set aside for calls that have not come back. One that never does
-- stays: it may have been charged.
create table model_reserves (
	id     integer primary key autoincrement,
	day    integer not null,
	chat   integer not null, -- 0 for nobody
	first  integer not null check (first in (0, 1)), -- the first call of a question
	amount integer not null check (amount >= 0),
	at     integer not null
) strict;

create index model_reserves_day on model_reserves (day, chat);

-- How questions went, without whose they were.
create table model_outcomes (
	day     integer not null,
	outcome text    not null check (outcome <> '' and length(outcome) <= 40),
	n       integer not null check (n > 0),
	primary key (day, outcome)
) strict, without rowid;
