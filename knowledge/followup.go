package knowledge

import "time"

// Aftermath is what came of a broadcast, beside the counts of its deliveries.
type Aftermath struct {
	// Reasons are the settled deliveries by state and reason, those of a state
	// together in the order of [DeliveryStates], the most frequent first.
	Reasons []DeliveryReason
	// Maybe is how many were sent again after they had been uncertain.
	Maybe int
	// Recalled is from how many recipients its message was taken back.
	Recalled int
	// Presses are those of its buttons that come back to the bot, by rising
	// number; a button that nobody pressed is not among them.
	Presses []ButtonPresses
	// Replies is how many replies there are, Unanswered how many of them wait
	// for an officer.
	Replies, Unanswered int
}

// DeliveryReason is how many deliveries came to one state for one reason.
type DeliveryReason struct {
	State DeliveryState
	// Why is that of [Delivery]; empty for what needs no reason.
	Why string
	N   int
}

// ButtonPresses is how often one button of a broadcast was pressed.
type ButtonPresses struct {
	// Button is its number from 0, row by row, those with links counted. That
	// by which the topic is left stands behind all of the content.
	Button int
	// People is by how many people, Presses how often in all.
	People, Presses int
}

// Reply is a message of a recipient that answers a broadcast.
type Reply struct {
	// ID is given by the ledger, from 1; 0 before that.
	ID        int64
	Broadcast int64
	Chat      int64
	// Update is Telegram's number of the message: it is kept once.
	Update int64
	// Message is the message at Telegram, 0 where it is not known: that of an
	// edit is the same.
	Message int64
	// Text is what was typed, at most [MaxReplyText] letters of it. Media is
	// what hung on it: photo, document, or [ReplyOther]; empty for nothing.
	Text  string
	Media MediaKind
	At    time.Time
	// AnsweredBy is the officer who has answered it, 0 for nobody yet, with
	// what they are called, and Answer what they wrote.
	AnsweredBy     int64
	AnsweredByName string
	AnsweredAt     time.Time
	Answer         string
}

// ReplyOther is what hung on a reply where that is neither a photo nor a
// document: a voice, a sticker.
const ReplyOther MediaKind = "other"

// MaxReplyText is how many letters of a reply, and of an answer to it, are
// kept.
const MaxReplyText = 4096

// ReplyAnswer is the act of an officer who answers a reply.
type ReplyAnswer struct {
	// Deed is one of [DeedReply].
	Deed Deed
	// Reply is the id of the reply.
	Reply int64
	Text  string
}

// BroadcastProgress is how far a broadcast has come, and how fast.
type BroadcastProgress struct {
	Broadcast
	// PerSecond is how many deliveries a second are settled just now; below 0
	// where that is not known yet.
	PerSecond float64
	// Replies is how many recipients have replied so far.
	Replies int
}

// Percent is how many of a hundred deliveries are settled, rounded down: 100
// only where all are.
func (p *BroadcastProgress) Percent() int {
	total := p.Counts.Total()
	if total == 0 {
		return 0
	}
	return (total - p.Counts.Open()) * 100 / total
}

// Left is how long the rest takes at the speed of just now, 0 where that is not
// known.
func (p *BroadcastProgress) Left() time.Duration {
	if p.PerSecond <= 0 {
		return 0
	}
	return time.Duration(float64(p.Counts.Open()) / p.PerSecond * float64(time.Second))
}
