-- What officers propose to add to the knowledge. Times are unix seconds.

create table proposals (
	id         integer primary key,
	kind       text    not null check (kind in ('synonym', 'program')),
	content    text    not null check (json_valid(content)),
	ticket     integer not null, -- the question that it comes of, 0 for none
	made_by    integer not null,
	made_at    integer not null,
	state      text    not null default 'open' check (state in ('open', 'accepted', 'returned', 'withdrawn')),
	decided_by integer check (decided_by <> made_by),
	decided_at integer,
	why        text    not null default '' check (length(why) <= 500),
	check ((decided_at is null) = (state = 'open')),
	check ((decided_by is null) = (state in ('open', 'withdrawn')))
) strict;

create index proposals_open on proposals (id) where state = 'open';

-- The last number that was given to a proposal, also to one that was never kept.
create table proposal_numbers (
	id   integer primary key check (id = 1),
	last integer not null check (last >= 0)
) strict;

insert into proposal_numbers (id, last) values (1, 0);
