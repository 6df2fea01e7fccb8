-- What each import was of.
alter table imports add column kind text not null default 'listings' check (kind in ('listings', 'fees'));

-- The rows of each import of fees, those that changed nothing too, so that
-- undoing one leaves what the others say. The starter's are of import 0 and
-- follow the program that is used.
create table fee_rows (
    id         text    not null check (id <> ''),
    import_id  integer not null references imports (id),
    slug       text    not null,
    slug_made  integer not null check (slug_made in (0, 1)), -- by Setara: the file had none
    platforms  text    not null check (json_valid(platforms)),
    kind       text    not null,
    tier       text    not null,
    goods      text    not null,
    rate_low   integer not null check (rate_low >= 0), -- basis points
    rate_high  integer not null check (rate_high >= rate_low),
    fixed      integer not null check (fixed >= 0),
    cap        integer not null check (cap >= 0),
    tax        text    not null check (tax in ('', 'included', 'on_top')),
    base       text    not null,
    valid_from integer, -- days as their first second in UTC
    valid_till integer check (valid_till >= valid_from),
    as_of      integer not null,
    checked_on integer not null,
    confidence text    not null,
    sources    text    not null check (json_valid(sources)),
    check_url  text    not null,
    notes      text    not null,
    primary key (id, import_id)
) strict, without rowid;

create index fee_rows_import on fee_rows (import_id);

insert into fee_rows
select id, 0, slug, 0, platforms, kind, tier, goods, rate_low, rate_high, fixed, cap, '', base,
       valid_from, valid_till, as_of, as_of, confidence, sources, check_url, notes
from fees;

drop table fees;

-- The ledger of fees: of each id what the latest import says that has it. A
-- row that a later file leaves out stays; a fee ends by its own last day. A
-- slug that was made gives way to one that somebody wrote.
create view fees as
select id,
       coalesce((select named.slug from fee_rows named
                 where named.id = r.id and not named.slug_made order by named.import_id desc limit 1), slug) as slug,
       platforms, kind, tier, goods, rate_low, rate_high, fixed, cap, tax, base,
       valid_from, valid_till, as_of, checked_on, confidence, sources, check_url, notes
from fee_rows r
where import_id = (select max(import_id) from fee_rows later where later.id = r.id);
