-- What the bot must not forget. Times are unix seconds.

create table conversations (
	chat       integer primary key, -- the chat's id at Telegram; -1 and -2 are the terminal's
	state      text    not null check (json_valid(state)),
	updated_at integer not null
) strict;
