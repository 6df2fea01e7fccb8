-- What owners have watched. Times are unix seconds, money whole rupiah, days
-- as their first second in UTC.

create table watches (
	id           integer primary key autoincrement, -- one that is set anew gets another
	product      integer not null unique references products (id) on delete cascade,
	goods        text    not null check (goods <> ''), -- the product words to ask the market for
	category     text    not null, -- of goods; empty for all
	threshold    integer not null check (threshold between 1 and 10000), -- basis points
	unit         text    not null, -- what the medians are for; empty before there are any
	-- The medians that the owner knows of, from how many listings, and of
	-- which day; a price of 0 is none.
	local_price  integer not null check (local_price >= 0),
	local_n      integer not null check (local_n >= 0),
	local_on     integer not null,
	import_price integer not null check (import_price >= 0),
	import_n     integer not null check (import_n >= 0),
	import_on    integer not null,
	checked      integer -- the version of the knowledge that it was last set against; null: none yet
) strict;

-- Letters that must not arrive at night.
alter table outbox add column daytime integer not null default 0 check (daytime in (0, 1));
