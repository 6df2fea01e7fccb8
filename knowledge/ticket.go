package knowledge

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

const (
	// TicketReplyDays is within how many working days a question that waits for
	// officers is answered first.
	TicketReplyDays = 3
	// TicketCloseDays is within how many it is closed.
	TicketCloseDays = 5
	// TicketSilenceDays is how many working days after its answer a ticket is
	// closed that nobody objected to.
	TicketSilenceDays = TicketCloseDays - TicketReplyDays
	// MaxTicketRemarks is how many letters are kept of what an owner adds to a
	// ticket.
	MaxTicketRemarks = 2000
)

// TicketKind is why a question waits for officers.
type TicketKind string

// The kinds of tickets: Setara could not answer, or the owner found its answer
// of no help.
const (
	TicketUnanswered TicketKind = "unanswered"
	TicketUnhelpful  TicketKind = "unhelpful"
)

// TicketState is how far a ticket has come.
type TicketState string

// The states of tickets. One that is answered is closed by its owner, or by
// silence; an objection opens it again.
const (
	TicketOpen     TicketState = "open"
	TicketAnswered TicketState = "answered"
	TicketClosed   TicketState = "closed"
)

// TicketEnd is why a ticket is closed.
type TicketEnd string

// The ends: the owner found the answer clear, or did not object; officers
// closed it without one, or took it for no question.
const (
	TicketClear      TicketEnd = "clear"
	TicketSilence    TicketEnd = "silence"
	TicketNoAnswer   TicketEnd = "no_answer"
	TicketNoQuestion TicketEnd = "no_question"
)

// TicketDelivery is what became of the message with the answer to a ticket.
type TicketDelivery string

// The deliveries. TicketToRead is that of a ticket of the terminal, whose
// owner reads the answer there. Those from TicketSent on are settled.
const (
	TicketUnsent    TicketDelivery = ""
	TicketToRead    TicketDelivery = "here"
	TicketWaiting   TicketDelivery = "waiting"
	TicketAgain     TicketDelivery = "again"
	TicketSent      TicketDelivery = "sent"
	TicketUncertain TicketDelivery = "uncertain"
	TicketFailed    TicketDelivery = "failed"
	TicketBlocked   TicketDelivery = "blocked"
)

// Ticket is a question that Setara could not answer, or not well, kept for
// officers.
type Ticket struct {
	// Number is what it goes by, from 1, never given twice; 0 where it is not
	// known yet.
	Number int64
	// Kind is [TicketUnanswered] unless said.
	Kind TicketKind
	// Chat is where it was asked, Update Telegram's number of the message: one
	// message is kept once. In the terminal Update is 0. Message is the message
	// at Telegram, 0 for none: what it says after an edit takes the place of what
	// it said, as long as the ticket is open.
	Chat    int64
	Update  int64
	Message int64
	// Text is the question as it was typed, at least one letter. Product are
	// the goods that it is about, empty for none.
	Text    string
	Intent  string
	Product string
	// Topic is the same for all tickets that one answer may do for, see
	// [HashTopic]. Remarks are what the owner added.
	Topic   string
	Remarks string
	// OpenedAt is when it was kept, AskedAt since when it waits: later where it
	// was opened again. To the second.
	OpenedAt time.Time
	AskedAt  time.Time
	// State and what came of it. Answer is the text of the last answer, empty
	// for none; the others are zero before.
	State      TicketState
	Answer     string
	AnsweredAt time.Time
	Delivery   TicketDelivery
	ClosedAt   time.Time
	ClosedWhy  TicketEnd
}

// HashTopic is the topic of the words that it is known by. Whoever reads it does
// not learn them: it outlives the ticket.
func HashTopic(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:8])
}

// TicketGroup are open tickets of one topic: one answer is for all of them.
type TicketGroup struct {
	// Number is that of the oldest, by which the group goes.
	Number int64
	// Newest is the one asked last.
	Newest Ticket
	// Tickets is how many there are, Owners of how many chats, Since since when
	// the first of them waits.
	Tickets, Owners int
	Since           time.Time
	// Texts are some of the different wordings and Remarks some of what owners
	// added, the newest first; filled in where one group is asked for.
	Texts, Remarks []string
	// Seen is the newest answer that its topic got before, 0 for none.
	Seen int64
}

// TicketChange is an act of an officer on a group of tickets.
type TicketChange struct {
	// Deed is one of [DeedTicketAnswer] and those behind it.
	Deed Deed
	// Number is that of a ticket of the group; Into, of [DeedTicketMerge], one of
	// the group that it joins.
	Number, Into int64
	// Text is the answer, or why there is none.
	Text string
	// Seen is that of the group as the officer saw it: where somebody else has
	// answered since, the act is not done.
	Seen int64
	// Answer is what [DeedTicketRetry] sends again to whom it is uncertain.
	Answer int64
}

// TicketAnswer is an answer on its way to all who asked.
type TicketAnswer struct {
	ID int64
	// Kind is the deed that gave it. Number is a ticket that it was given to.
	Kind   DeedKind
	Number int64
	Text   string
	By     int64
	At     time.Time
	// Counts are the chats that it went to by what became of it.
	Counts map[TicketDelivery]int
}

// TicketMail is what one chat is to be told of its tickets.
type TicketMail struct {
	Chat int64
	// Kind and Text are those of the answer.
	Kind DeedKind
	Text string
	// Tickets are those of the chat that it is for, by number: at least one.
	Tickets []Ticket
	// Again tells that it was sent before, and nobody knows whether it arrived.
	Again bool
}

// TicketReplyKind is what an owner says to a ticket.
type TicketReplyKind string

// The kinds: the answer is clear; it is not; this is to be added.
const (
	TicketReplyClear   TicketReplyKind = "clear"
	TicketReplyUnclear TicketReplyKind = "unclear"
	TicketReplyRemark  TicketReplyKind = "remark"
)

// TicketReply is what an owner says to one of their tickets.
type TicketReply struct {
	Kind   TicketReplyKind
	Chat   int64
	Number int64
	// Text may be empty but for a remark.
	Text string
	At   time.Time
}

// Rating is what an owner thinks of one of Setara's answers.
type Rating struct {
	Chat int64
	// Answer tells the answers of a chat apart: the message at Telegram that
	// asked for it.
	Answer  int64
	Helpful bool
	Intent  string
	Product string
	At      time.Time
}

// RatingCount is how often answers of one kind were rated in a week. Nobody can
// be found in it.
type RatingCount struct {
	// Week is its Monday in WIB.
	Week               Day
	Intent, Product    string
	Helpful, Unhelpful int
}

// TicketLoad is how many groups of questions wait for officers, Today being
// those whose answer is due on a day, Overdue those due before. Complaints is how
// many reports of owners wait beside them.
type TicketLoad struct{ Waiting, Today, Overdue, Complaints int }

// Urgent tells whether officers are to be reminded of it.
func (l TicketLoad) Urgent() bool { return l.Today+l.Overdue+l.Complaints > 0 }

// Load counts what waits as of a day. Since are the moments since when each
// group waits.
func (c *Calendar) Load(since []time.Time, today Day) (l TicketLoad) {
	for _, at := range since {
		l.Waiting++
		switch due := c.Due(DayOf(at), TicketReplyDays); {
		case due == today:
			l.Today++
		case due < today:
			l.Overdue++
		}
	}
	return l
}

// SilentUpTo is the last day whose answers are closed on a day by silence:
// [TicketSilenceDays] working days have gone by since.
func (c *Calendar) SilentUpTo(today Day) Day {
	day := today - 1
	for c.Due(day, TicketSilenceDays) >= today {
		day--
	}
	return day
}
