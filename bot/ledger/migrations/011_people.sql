-- Whom announcements may reach: a row while the person agrees to be written
-- to, by the wording of the day. A later wording needs a migration that empties
-- this table, as this one takes nobody over who agreed to an earlier one. What
-- is empty is not known.

create table people (
	chat      integer primary key check (chat > 0), -- private: that of the person
	name      text    not null check (length(name) <= 64), -- the first name at Telegram
	language  text    not null check (length(language) <= 35), -- IETF tag, as Telegram tells it
	province  text    not null check (length(province) <= 40),
	city      text    not null check (length(city) <= 60),
	sector    text    not null check (length(sector) <= 40),
	scale     text    not null check (length(scale) <= 20),
	product   text    not null, -- the name of the goods kept or asked about last
	active_on integer not null, -- the last day they wrote, counted from 1970 in WIB
	main_language text generated always as (lower(substr(language, 1, instr(language || '-', '-') - 1))) virtual
) strict;

-- Segments are counted in this alone, without the rows.
create index people_segments on people (province, sector, scale, city, active_on, main_language);

-- What they asked about or kept.
create table interests (
	kind  text    not null check (kind in ('product', 'program')),
	value text    not null check (value <> ''), -- the key of goods, the id of a programme
	chat  integer not null references people (chat) on delete cascade,
	seen  integer not null default 0, -- unix seconds
	primary key (kind, value, chat)
) strict, without rowid;

create index interests_chat on interests (chat);

-- The topics that they left; 'semua' is all.
create table left_topics (
	chat  integer not null,
	topic text    not null check (topic in ('program', 'pelatihan', 'aturan', 'pasar', 'mendesak', 'semua')),
	at    integer not null,
	primary key (chat, topic)
) strict, without rowid;

create index left_topics_topic on left_topics (topic);
create index chats_unreachable on chats (id) where unreachable_since is not null;

-- Rules that officers named.
create table segments (
	id      integer primary key autoincrement,
	name    text    not null unique check (length(name) between 1 and 60),
	rule    text    not null check (json_valid(rule)),
	made_by integer not null,
	at      integer not null
) strict;
