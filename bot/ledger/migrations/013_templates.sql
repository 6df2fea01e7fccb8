-- Announcements that officers use again. Nothing refers to them: what is made
-- from one has its content for itself.

create table templates (
	name    text    not null primary key collate nocase check (length(name) between 1 and 60),
	content text    not null check (json_valid(content)),
	made_by integer not null,
	at      integer not null -- unix seconds
) strict, without rowid;
