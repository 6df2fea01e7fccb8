-- Which chats were deleted when, so that what a backup brings back of them is
-- deleted again. Only a hash stands here: no number can be read, though whoever
-- has one can tell whether it is among them.

create table deletions (
	hash blob    not null primary key check (length(hash) = 32), -- SHA-256 of the chat's id
	at   integer not null -- unix seconds, the last time
) strict, without rowid;
