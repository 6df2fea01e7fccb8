-- The journal: every update of Telegram, from before Telegram is told that we
-- have it. Handled, an update loses its payload at once; its id stays for a
-- while, so that a second delivery is known. Times are unix seconds.

create table updates (
	id          integer primary key, -- Telegram's update_id
	chat        integer not null,    -- 0 where it concerns none
	kind        text    not null check (kind <> ''),
	payload     text    check (json_valid(payload)),
	received_at integer not null,
	settled_at  integer,
	check ((payload is null) = (settled_at is not null))
) strict;

create index updates_waiting on updates (id) where settled_at is null;
