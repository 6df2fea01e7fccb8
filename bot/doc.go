// Package bot is Setara on Telegram, and nothing else: it takes updates by
// long polling or webhook, has the conversation answer them, and sends what it
// says. It knows no prices and no SQL.
//
// An update is journaled before Telegram is told that we have it. Each chat
// has its updates handled one after the other, many chats at the same time.
// What a turn of the conversation remembers, the mark that its update is done
// and its replies are one transaction of the ledger; a sender then claims each
// reply, sends it, and settles it. So a crash at any moment loses nothing, and
// repeats at most the messages whose fate nobody can know, because Telegram
// has no idempotency key: those are counted and reported.
//
// That transaction also finds out whether the rights that an officer's turn has
// used still hold. Where one does not, nothing is stored, and the turn is taken
// again on what is so by then.
//
// A broadcast is a row in the ledger for each of its recipients. Some of them at
// a time are read, wait for their turn behind all answers, are claimed, sent and
// settled one by one. A claim looks once more whether the broadcast runs and the
// person still wants it, so that to pause or cancel one needs no word to the
// senders. What was under way in a crash is uncertain, and is not sent again
// unless an officer wants that.
//
//	poll.go, webhook.go   how updates come in
//	intake.go             journal, then line up
//	line.go               one line a chat, many chats in parallel
//	worker.go             one update: whom it addresses, the turn, the replies
//	queue.go, pace.go     what waits to be sent, and when it may be
//	sender.go, deliver.go claim, send, settle
//	lane.go, stream.go    whose turn it is among broadcasts, and at which rate
//	crew.go               how many senders they need
//	broadcast.go          which broadcasts run, and what of them is at hand
//	broadcastsend.go      claim, send, settle a delivery
//	watch.go              what owners have watched, whenever the knowledge changes
//	upload.go, fetch.go   files that officers send, read and published one at a time
//	picture.go            what is drawn behind a reply, one at a time
//
// # How long a broadcast takes
//
// By Telegram's published limits, at the default rate and at the most that it
// takes when each message is paid for (0.1 Star each, for bots that have 10,000
// Stars and 10,000 people a month). People are written to from 08.00 to 20.00 of
// their time zone, 12 of 24 hours; what is urgent goes out all day and night.
// Days of 12 hours are what counts for the rest:
//
//	owners       at 25 a second                  at 1,000 a second, paid
//	 1 million   11.1 hours, 1 day                16.7 minutes,    100,000 Stars
//	10 million   4.6 days round the clock,        2.8 hours,     1,000,000 Stars
//	             9.3 days of 12 hours
//	65 million   30 days round the clock,         18.1 hours,    6,500,000 Stars
//	             60 days of 12 hours               (2 days with a night between)
//
// The three time zones begin and end an hour apart: somebody can be written to
// in 14 of 24 hours. That helps where many live in the east; where nearly all are
// in WIB, it is 12 hours.
//
// A deletion reaches messages under 48 hours old, at the broadcast's own rate. At
// 25 a second and 12 hours a day that is 2.2 million messages at most.
//
// What a machine with two cores does, measured with the strict server on the same
// cores, every claim on the disk before its message is sent (synchronous=FULL, so
// that a loss of power leaves a delivery uncertain and never sends it twice; the
// commits are shared by what is under way): 2,400 to 5,800 deliveries a second
// over 100,000 people, 1,200 in the slowest second, on a machine that was busy
// with other work too, and 73 MB in all, no more over 300,000. To queue a million
// takes about 2 seconds, in one transaction; a count by three attributes over a
// million people 50 ms.
// While 1,000 go out a second and owners ask 300 times a second, one answer in a
// hundred takes longer than 7 ms, and than 3 ms without the broadcast; where
// other programs want both cores too, than 40 ms and 17 ms.
// A delivery takes 28 bytes of the disk as it is queued and 32 when it is sent, a
// person 150: 65 million of each 12 GB.
//
// So Telegram's rates are the limit up to some millions, and then, in this order:
//
//   - The senders, each of which has one message under way. Half of
//     [DefaultSenders], 32, are for broadcasts, which is enough for the default
//     rate. For a higher one there are more, as many as the rate and the time that
//     Telegram takes for a message ask for, up to [MostSenders] in all; they end
//     when it does. So 1,000 a second are sent at 50, 100 and 200 ms (32 senders
//     would send 560, 300 and 160), and at 400 ms too, after the seconds in which
//     they become more. At 500 ms it is 920, and less from there on.
//   - The one transaction. Nothing else is written while a broadcast is queued:
//     answers wait for 2 seconds at a million people, for 2 minutes at 65
//     million. It would have to be queued in parts then.
//   - The one process, at some thousands a second: a second bot, with a part of
//     the people, would be next.
//   - Counts: 3 seconds at 65 million people.
//
// The library github.com/go-telegram/bot makes the calls and names the types.
// Its poller, its webhook handler and its dispatcher are not used: they
// acknowledge updates before they are stored and mix the updates of a chat.
package bot
