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
//	broadcast.go          which broadcasts run, and what of them is at hand
//	broadcastsend.go      claim, send, settle a delivery
//	watch.go              what owners have watched, whenever the knowledge changes
//	picture.go            what is drawn behind a reply, one at a time
//
// The library github.com/go-telegram/bot makes the calls and names the types.
// Its poller, its webhook handler and its dispatcher are not used: they
// acknowledge updates before they are stored and mix the updates of a chat.
package bot
