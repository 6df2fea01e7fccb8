-- What people have chosen for themselves.

create table settings (
	chat     integer primary key,
	pictures integer not null default 1 check (pictures in (0, 1)) -- sent by themselves
) strict;
