-- What an owner said about the business, kept with their consent. What is
-- empty or null was not said. Times are unix seconds.

create table profiles (
	chat       integer primary key,
	province   text    not null check (length(province) <= 40),
	city       text    not null check (length(city) <= 60 and (city = '' or province <> '')),
	sector     text    not null check (length(sector) <= 40),
	turnover   text    not null check (length(turnover) <= 40), -- the band of what is sold in a year
	nib        integer check (nib in (0, 1)), -- whether there is a business number
	sku        integer not null check (sku in (0, 1)), -- whether there is a letter of the village
	since      text    check (length(since) in (4, 7, 10)), -- 2021, 2021-03 or 2021-03-17
	form       text    not null check (form in ('', 'perorangan', 'badan usaha', 'koperasi')),
	needs      text    not null check (json_valid(needs) and json_type(needs) = 'array'), -- the latest first
	updated_at integer not null,
	-- A profile that says nothing is none.
	check (province <> '' or sector <> '' or turnover <> '' or nib is not null or since is not null or form <> '')
) strict, without rowid;

-- Segments of owners go by these.
create index profiles_province on profiles (province, sector);
