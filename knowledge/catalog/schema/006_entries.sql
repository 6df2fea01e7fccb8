-- Imports may be of programmes and rules too. A check cannot be changed, so
-- the column gives way to one with another check.
alter table imports add column kinds text not null default 'listings'
    check (kinds in ('listings', 'fees', 'programs', 'regulations'));

update imports set kinds = kind;

alter table imports drop column kind;

alter table imports rename column kinds to kind;

-- The programmes (ids with P) and rules (with R) of each import, as fee_rows
-- keeps fees: those that changed nothing too, so that undoing one leaves what
-- the others say. The starter's are of import 0 and follow the program that is
-- used. What no check looks at stands in one document. Days of which perhaps
-- only the month or the year is known are texts: 2006-01-02, 2006-01 or 2006.
create table entry_rows (
    id         text    not null check (id glob 'P[0-9]*' or id glob 'R[0-9]*'),
    import_id  integer not null references imports (id),
    slug       text    not null check (slug <> ''),
    slug_made  integer not null check (slug_made in (0, 1)), -- by Setara: the file had none
    status     text    not null check (status in (
        'active', 'ended', 'in_force', 'in_force_revision_pending', 'not_applied_yet', 'draft', 'amended', 'superseded',
        'revoked', 'decision', 'event', 'unclear')),
    confidence text    not null check (confidence in ('A', 'B', 'C')),
    valid_from text check (valid_from glob '[0-9][0-9][0-9][0-9]*'),
    valid_till text check (valid_till glob '[0-9][0-9][0-9][0-9]*'),
    as_of      text    not null check (as_of glob '[0-9][0-9][0-9][0-9]*'),
    checked_on integer, -- the day's first second in UTC; null where nobody checked
    document   text    not null check (json_valid(document)),
    primary key (id, import_id),
    check (valid_till >= substr(valid_from, 1, length(valid_till)))
) strict, without rowid;

create index entry_rows_import on entry_rows (import_id);
