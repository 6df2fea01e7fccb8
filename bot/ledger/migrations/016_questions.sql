-- What was asked, counted for what the market says. No text is kept, no time of
-- the day and no order; who asked stands there as a pseudonym alone.

-- The pseudonyms of a week are HMAC-SHA256 of the asker's id by its key. The key
-- is deleted once the week is over: from then on nobody can tell whose a row
-- is, nor that two rows of different weeks are of one person.
create table question_keys (
	week integer primary key, -- its Monday, counted in days from 1970 in WIB
	key  blob    not null check (length(key) = 32)
) strict;

create table questions (
	week     integer not null,
	who      integer not null, -- pseudonym of that week
	intent   text    not null check (length(intent) between 1 and 40),
	product  text    not null check (length(product) <= 80),
	program  text    not null check (length(program) <= 40),
	missed   text    not null check (length(missed) <= 80),
	province text    not null check (length(province) <= 40), -- of the profile
	answered integer not null check (answered in (0, 1)),
	n        integer not null check (n > 0),
	primary key (week, who, product, missed, program, intent, province, answered)
) strict, without rowid;

-- The weeks of which officers were told by themselves.
create table insights_told (
	week integer primary key,
	at   integer not null -- unix seconds
) strict;
