-- Who was told that what is kept about them will be deleted, since they have not
-- written for long. Times are unix seconds.

create table retirement_notices (
	chat integer primary key,
	at   integer not null
) strict;

-- Whether what is kept of single people about a broadcast is deleted: why it did
-- not reach them, which message it was, who pressed its buttons.
alter table broadcasts add column retired integer not null default 0 check (retired in (0, 1));
