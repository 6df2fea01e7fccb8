-- Reports of suspicious offers. Times are unix seconds, money is rupiah.

-- What officers decided on reports that are alike.
create table complaint_decisions (
	id      integer primary key autoincrement,
	state   text    not null check (state in ('open', 'verified', 'rejected', 'passed_on')), -- open takes one back
	reason  text    not null check (length(reason) <= 500),
	agency  text    not null,
	by      integer not null,
	at      integer not null,
	check ((agency <> '') = (state = 'passed_on'))
) strict;

create table complaints (
	id          integer primary key autoincrement, -- the number that the owner is told
	chat        integer not null,
	update_id   integer check (update_id > 0), -- Telegram's, of the message; null in the terminal
	product     text    not null check (product <> '' and length(product) <= 100),
	goods       text    not null, -- the product in the form in which two are compared
	platform    text    not null,
	url         text    not null check (length(url) <= 1000), -- empty for none
	host        text    not null,
	title       text    not null,
	shop        text    not null,
	item        text    not null,
	listing     text    not null, -- tells the offer from others; empty where not known
	price       integer not null check (price >= 0), -- 0 where not said
	own_price   integer not null check (own_price >= 0),
	suspicions  text    not null check (suspicions <> ''), -- codes, commas between
	note        text    not null check (length(note) <= 1000),
	consent     integer not null check (consent > 0), -- version of the words that were agreed to
	at          integer not null, -- when, and of the consent
	state       text    not null default 'open' check (state in ('open', 'verified', 'rejected', 'passed_on')),
	decision    integer references complaint_decisions (id),
	import_id   integer, -- in knowledge.db, of its price among the listings
	check (state = 'open' or decision is not null)
) strict;

create unique index complaints_update on complaints (chat, update_id) where update_id is not null;
create index complaints_decision on complaints (decision) where decision is not null;
create index complaints_at on complaints (at);

create table complaint_photos (
	id        integer primary key autoincrement,
	complaint integer not null references complaints (id) on delete cascade,
	file      text    check (file <> ''), -- at Telegram, until it is here
	jpeg      blob    check (length(jpeg) <= 524288),
	tries     integer not null default 0,
	check ((file is null) <> (jpeg is null))
) strict;

create index complaint_photos_complaint on complaint_photos (complaint);
create index complaint_photos_waiting on complaint_photos (id) where jpeg is null;
