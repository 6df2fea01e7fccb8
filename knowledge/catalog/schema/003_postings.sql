-- The search index in tables of its own: for each word, which descriptions
-- have it and how long their titles are. The full-text index could not rank a
-- million titles in time.
drop table titles;

-- A stretch of descriptions, by their ids, that were indexed together. Those
-- of the starter knowledge stand apart. A segment is never changed, and its id
-- never given to another.
create table segments (
    id      integer primary key autoincrement,
    first   integer not null,
    last    integer not null check (last >= first),
    docs    integer not null check (docs > 0), -- descriptions in it
    starter integer not null check (starter in (0, 1)),
    lots    blob    not null -- one for each id from first on, see lotOf
) strict;

-- Which descriptions of a segment have a term, by rising id, see
-- appendPosting. It refers to segments; that is not declared, since a segment
-- goes with all its postings.
create table postings (
    segment integer not null,
    term    text    not null,
    docs    integer not null check (docs > 0), -- descriptions in entries
    entries blob    not null,
    primary key (segment, term)
) strict, without rowid;

-- How many descriptions have each term, in all segments.
create table terms (
    term text    primary key,
    docs integer not null check (docs >= 0)
) strict, without rowid;

update words set fingerprint = '';
