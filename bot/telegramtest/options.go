package telegramtest

import (
	"net/http"
	"time"
)

// Options say how a [Server] behaves. The zero value is a server with a
// made-up token, the real clock, no limits and a complete record.
type Options struct {
	// Token is the bot's; DefaultToken unless set.
	Token string
	// Bot is the bot's own account; DefaultBot unless its ID is set.
	Bot User
	// Now is the clock that stamps messages and by which updates expire and
	// limits are measured; time.Now unless set. Waiting (long polls, retries,
	// faults) goes by real time.
	Now func() time.Time
	// Limits are how much the bot may send; nil for as much as it likes.
	Limits *Limits
	// Seed fixes which requests a [Fault] with a probability hits.
	Seed uint64
	// FirstID is where update and message ids start. Unless set they start at
	// the seconds since 2026, so that a new server does not repeat the ids of
	// an earlier one.
	FirstID int64
	// CountOnly keeps no record: messages are checked, answered, counted and
	// forgotten. It bounds the memory of benchmarks. Transcripts are empty,
	// and no message can be edited, answered or pressed later.
	CountOnly bool
	// Observe, if set, is called with each event in order, also with
	// CountOnly. It must return quickly and must not call the server.
	Observe func(Event)
	// WebhookClient delivers updates to a webhook; a client with a timeout of
	// a minute unless set.
	WebhookClient *http.Client
	// WebhookRetry is the pause before a failed delivery is tried again,
	// doubled with each failure up to a minute; 100 ms unless set.
	WebhookRetry time.Duration
}

// DefaultToken is the token of a server that was given none. It opens nothing
// anywhere else.
const DefaultToken = "7000000001:telegramtest-made-up-token-for-tests"

// DefaultBot is the account of a server that was given none.
var DefaultBot = User{ID: 7000000001, IsBot: true, FirstName: "Setara", Username: "SetaraBot"}

// Limits are how many messages the bot may send before it is answered 429.
// A zero field limits nothing.
type Limits struct {
	// PerSecond is for all chats together. Messages to a person who wrote
	// within AnswerWindow are not counted: they are answers.
	PerSecond    int
	AnswerWindow time.Duration
	// PaidPerSecond takes the place of PerSecond for messages sent with
	// allow_paid_broadcast.
	PaidPerSecond int
	// ChatPerSecond is for one chat, after a burst of ChatBurst messages.
	ChatPerSecond int
	ChatBurst     int
	// GroupPerMinute is for one group.
	GroupPerMinute int
}

// PublishedLimits are the limits that Telegram's bot FAQ names: 30 messages a
// second overall, 1,000 for paid broadcasts, one a second in one chat with
// short bursts, 20 a minute in a group. The size of a burst and what counts as
// an answer are not published; 3 messages and a minute are assumed.
func PublishedLimits() *Limits {
	return &Limits{PerSecond: 30, AnswerWindow: time.Minute, PaidPerSecond: 1000, ChatPerSecond: 1, ChatBurst: 3, GroupPerMinute: 20}
}
