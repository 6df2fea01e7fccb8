-- What foreign money costs, as officers set it: one rate a day. Setting a day
-- again replaces it, so that a replay of the same message changes nothing.
create table rates (
    currency text    not null check (currency <> ''),
    day      integer not null, -- the day's first second in UTC
    rupiah   integer not null check (rupiah > 0), -- for one unit
    set_by   integer not null, -- the officer's chat
    set_at   integer not null, -- unix seconds
    primary key (currency, day)
) strict, without rowid;
