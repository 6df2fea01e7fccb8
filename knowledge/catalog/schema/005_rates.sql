-- What foreign money costs, as officers set it. Setting a day again adds a row;
-- the newest row of a day counts. An update from a chat is stored at most once,
-- so that a replay after a crash finds it and does not go over what another
-- officer set in between.
create table rates (
    id        integer primary key,
    currency  text    not null check (currency <> ''),
    day       integer not null, -- the day's first second in UTC
    rupiah    integer not null check (rupiah > 0), -- for one unit
    set_by    integer not null, -- the officer's chat
    update_id integer check (update_id > 0), -- null from the terminal
    set_at    integer not null -- unix seconds
) strict;

create index rates_by_day on rates (currency, day, id);

create unique index rates_by_update on rates (set_by, update_id) where update_id is not null;
