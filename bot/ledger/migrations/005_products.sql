-- What an owner's goods cost to make, kept with their consent.
-- Times are unix seconds, money whole rupiah, packs thousandths of a unit.

create table products (
	id         integer primary key autoincrement, -- others refer to it: never given twice
	chat       integer not null,
	key        text    not null check (key <> ''), -- the name in normal form
	name       text    not null check (name <> ''),
	cost       integer not null check (cost >= 0), -- of one unit; 0: not known, for goods that are only watched
	unit       text    not null check (unit <> ''),
	pack       integer not null check (pack > 0),
	goods      text    not null check (json_valid(goods)), -- what the cost is made of
	updated_at integer not null,
	unique (chat, key)
) strict;
