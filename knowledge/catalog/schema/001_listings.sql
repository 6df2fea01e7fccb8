-- Each file that was loaded. Number 0 is the starter knowledge. The counts are
-- those of the day of loading; an undone import keeps its row.
create table imports (
    id         integer primary key,
    file       text    not null,
    loaded_at  integer not null, -- unix seconds
    undone_at  integer,
    row_count  integer not null,
    new        integer not null check (new >= 0),
    changed    integer not null check (changed >= 0),
    unchanged  integer not null check (unchanged >= 0),
    rejected   integer not null check (rejected >= 0),
    set_apart  integer not null check (set_apart >= 0),
    check (row_count = new + changed + unchanged + rejected + set_apart)
) strict;

-- An offer, whatever it says today.
create table listings (
    id     integer primary key,
    source text not null check (source <> ''),
    sku    text not null check (sku <> ''),
    unique (source, sku)
) strict;

-- What an offer says about itself, as the file wrote it. It seldom changes, so
-- the observations of many days share it. What is read out of the title (the
-- count in the pack, words about the origin) is not kept but read anew.
create table descriptions (
    id         integer primary key,
    listing_id integer not null references listings (id),
    digest     integer not null, -- of all that follows
    title      text    not null check (title <> ''),
    platform   text    not null,
    shop       text    not null,
    location   text    not null,
    category   text    not null,
    url        text    not null,
    unit       text    not null check (unit in ('', 'pcs', 'pair', 'set', 'm', 'kg', 'l')),
    pack       integer not null check (pack >= 0), -- thousandths; 0 where not given
    evidence   text    not null, -- codes, separated by commas
    unique (listing_id, digest)
) strict;

-- What an offer cost on a day. The same day may have several, where it was
-- seen with other values.
create table observations (
    id             integer primary key,
    listing_id     integer not null references listings (id),
    description_id integer not null references descriptions (id),
    observed_on    integer not null, -- the day's first second in UTC
    digest         integer not null, -- of the description and all that follows
    price          integer not null check (price >= 0),
    price_original integer not null check (price_original >= 0),
    price_min      integer not null check (price_min >= 0),
    price_max      integer not null check (price_max >= price_min),
    sold           integer not null check (sold >= -1),
    rating         real    not null check (rating between 0 and 5),
    unique (listing_id, observed_on, digest)
) strict;

create index observations_description on observations (description_id);

-- Which imports hold an observation. Every import leaves its mark, on rows
-- that it did not change too, so that undoing one takes away only what no
-- other holds. Of several observations of a day, the one with the latest mark
-- (import, then place in the file) counts. A price is set apart by its
-- neighbours in the file, hence here.
create table sightings (
    observation_id integer not null references observations (id),
    import_id      integer not null references imports (id),
    place          integer not null,
    set_apart      integer not null check (set_apart in (0, 1)),
    primary key (observation_id, import_id)
) strict, without rowid;

create index sightings_import on sightings (import_id);

-- The normal forms of the product words of each description, by its id. Each
-- term is one token: letters, digits and whatever is not ASCII.
create virtual table titles using fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

create table fees (
    id         text primary key,
    slug       text    not null,
    platforms  text    not null check (json_valid(platforms)),
    kind       text    not null,
    tier       text    not null,
    goods      text    not null,
    rate_low   integer not null check (rate_low >= 0), -- basis points
    rate_high  integer not null check (rate_high >= rate_low),
    fixed      integer not null check (fixed >= 0),
    cap        integer not null check (cap >= 0),
    base       text    not null,
    valid_from integer, -- days as above
    valid_till integer check (valid_till >= valid_from),
    as_of      integer not null,
    confidence text    not null,
    sources    text    not null check (json_valid(sources)),
    check_url  text    not null,
    notes      text    not null
) strict, without rowid;
