-- By which word lists the terms in titles were made, see text.Fingerprint;
-- empty where that is not known. A program with other lists makes them anew.
create table words (
    only        integer primary key check (only = 1),
    fingerprint text not null
) strict;

insert into words (only, fingerprint) values (1, '');
