-- The full-text index over programmes and rules. Texts are brought to their
-- normal form before they come in, see text.EntryTerms: names are the names
-- and everyday names, contents all else that an entry says.
create virtual table entry_search using fts5 (
    id unindexed, names, contents, tokenize = 'unicode61 remove_diacritics 0'
);

-- By which lists the index was made, empty where that is not known, and how
-- often it was made anew: what a process keeps of it is good for one making.
create table entry_index (
    only        integer primary key check (only = 1),
    fingerprint text    not null,
    making      integer not null check (making >= 0)
) strict;

insert into entry_index (only, fingerprint, making) values (1, '', 0);
