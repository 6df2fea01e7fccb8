package knowledge

import "time"

// BroadcastKind is what a broadcast does to each of its recipients. The
// strings are stored.
type BroadcastKind string

// The kinds: to send a message; to edit, or to delete, what another broadcast
// has sent.
const (
	BroadcastSend   BroadcastKind = "send"
	BroadcastEdit   BroadcastKind = "edit"
	BroadcastDelete BroadcastKind = "delete"
)

// BroadcastState is how far a broadcast has come. The strings are stored.
type BroadcastState string

// The states. Those from queued on have one [Delivery] for each recipient; the
// last two are final, but for what is retried.
const (
	// BroadcastDraft: its author works on it. BroadcastWaiting: it waits for a
	// second officer.
	BroadcastDraft   BroadcastState = "draft"
	BroadcastWaiting BroadcastState = "waiting"
	// BroadcastQueued: it begins by itself, at its time. BroadcastRunning:
	// deliveries go out. BroadcastPaused: none do.
	BroadcastQueued    BroadcastState = "queued"
	BroadcastRunning   BroadcastState = "running"
	BroadcastPaused    BroadcastState = "paused"
	BroadcastCancelled BroadcastState = "cancelled"
	BroadcastDone      BroadcastState = "done"
)

// Topic is what an announcement is about. Owners leave topics one by one. The
// strings are stored.
type Topic string

// The topics.
const (
	TopicPrograms   Topic = "program"
	TopicTraining   Topic = "pelatihan"
	TopicRules      Topic = "aturan"
	TopicMarket     Topic = "pasar"
	TopicUrgent     Topic = "mendesak" // only an admin may use it; it does not wait for the morning
	TopicEverything Topic = "semua"    // who leaves it leaves all of them
)

// Broadcast is one announcement: what is said to whom, and how far that is.
type Broadcast struct {
	// ID is given by the ledger, from 1, never twice; 0 before that.
	ID   int64
	Kind BroadcastKind
	// Target is the broadcast whose messages are edited or deleted; 0 for
	// [BroadcastSend].
	Target  int64
	Author  int64
	Content Content
	// Segment is whom it is for: a draft for which none is chosen has no Op.
	// That of an edit or a deletion is not looked at: it is for all who have the
	// message.
	Segment Segment
	// Topic is empty in a draft for which none is chosen.
	Topic Topic
	// Rate is how many deliveries a second it may make, 0 for its share of the
	// bot's; above the bot's only where it is Paid for, in Telegram's Stars.
	Rate int
	Paid bool
	// SendAt is when it is to begin; zero for at once.
	SendAt time.Time
	// Revision rises with every change of the above. An approval is one of a
	// revision.
	Revision int
	State    BroadcastState
	// ApprovedBy is the second officer, 0 for none.
	ApprovedBy int64
	ApprovedAt time.Time
	// The times to the second, zero where that has not happened.
	CreatedAt, ChangedAt, QueuedAt, StartedAt, EndedAt time.Time
	// Counts are its deliveries by state.
	Counts DeliveryCounts
}

// Urgent tells whether it goes out by night too.
func (b *Broadcast) Urgent() bool { return b.Topic == TopicUrgent }

// NeedsOfAuthor is the right that its author must have: what is urgent or paid
// for is an admin's alone.
func (b *Broadcast) NeedsOfAuthor() Right {
	if b.Urgent() || b.Paid {
		return RightManage
	}
	return RightWrite
}

// CanBeDraft tells whether its author may make a draft of it again: nothing of
// it has been sent.
func (b *Broadcast) CanBeDraft() bool {
	switch b.State {
	case BroadcastDraft, BroadcastWaiting:
		return true
	case BroadcastQueued:
		return b.StartedAt.IsZero()
	default:
		return false
	}
}

// Ended tells whether nothing more of it goes out, but for what is retried.
func (b *Broadcast) Ended() bool { return b.State == BroadcastDone || b.State == BroadcastCancelled }

// DeliveryState is what became of one delivery. The strings are stored.
type DeliveryState string

// The states of deliveries. All but the first two are settled.
const (
	DeliveryPending DeliveryState = "pending"
	// DeliverySending: it is under way. A crash then makes it uncertain.
	DeliverySending DeliveryState = "sending"
	DeliverySent    DeliveryState = "sent"
	// DeliveryBlocked: the person has blocked the bot, or is gone.
	DeliveryBlocked DeliveryState = "blocked"
	DeliveryFailed  DeliveryState = "failed"
	// DeliveryUncertain: it may have arrived; nobody can know. It is not sent
	// again unless an officer wants that.
	DeliveryUncertain DeliveryState = "uncertain"
	DeliverySkipped   DeliveryState = "skipped"
)

// DeliveryStates are all states, in the order of a report.
var DeliveryStates = [...]DeliveryState{
	DeliveryPending, DeliverySending, DeliverySent, DeliveryBlocked, DeliveryFailed, DeliveryUncertain, DeliverySkipped,
}

// Why a delivery was skipped. Of a failed one, Why is Telegram's description.
const (
	// SkippedLeft: the person left the topic, or took the consent back.
	SkippedLeft = "left"
	// SkippedBlocked: they were known to be out of reach before.
	SkippedBlocked = "blocked before"
	// SkippedDouble: they have got the very same message in the last days.
	SkippedDouble = "double"
	// SkippedCancelled: the broadcast was cancelled first.
	SkippedCancelled = "cancelled"
	// SkippedOld: the message is too old to be deleted.
	SkippedOld = "too old"
)

// Delivery is one broadcast on its way to one recipient.
type Delivery struct {
	Broadcast int64
	Chat      int64
	State     DeliveryState
	Why       string
	// Maybe tells that it was uncertain once and has been sent again since: it
	// may have arrived twice.
	Maybe bool
	// Message is the message at Telegram, 0 for none.
	Message int64
	// At is when it was settled, zero before.
	At time.Time
}

// DeliveryCounts are how many deliveries are in which state.
type DeliveryCounts map[DeliveryState]int

// Total is how many deliveries there are.
func (c DeliveryCounts) Total() int {
	total := 0
	for _, n := range c {
		total += n
	}
	return total
}

// Open is how many are not settled.
func (c DeliveryCounts) Open() int { return c[DeliveryPending] + c[DeliverySending] }

// BroadcastChange is one act of an officer on a broadcast. What it takes is
// told by the kind of its deed: see [DeedDraft] and the others.
type BroadcastChange struct {
	Deed Deed
	// ID is the broadcast, of a new draft the number that was taken for it, 0
	// for the next one; Revision is the one that the officer has seen, 0 where
	// that makes no difference.
	ID       int64
	Revision int
	// Broadcast is what a draft becomes, of [DeedDraft] and [DeedRedraft]; of
	// it Kind, Target, Content, Segment, Topic, Rate, Paid and SendAt count.
	Broadcast *Broadcast
	// Over is above how many recipients [DeedSend] needs a second officer.
	Over int
	// States are the settled ones that [DeedRetry] sends again: failed,
	// uncertain or both.
	States []DeliveryState
}

// BroadcastList is which broadcasts to list. Drafts that were thrown away are
// never listed.
type BroadcastList struct {
	// Author is whose to list, 0 for everybody's.
	Author int64
	// Target is the broadcast whose changes to list, 0 for every broadcast.
	Target int64
	// States are the states to list, none for all.
	States []BroadcastState
	// Limit is how many to list at most, behind Skip newer ones.
	Skip, Limit int
}

// MaxDrafts is how many drafts an officer may have at the same time, those that
// wait for a second officer among them.
const MaxDrafts = 100

// MaxReturnReason is how many letters the reason for sending a draft back has
// at most.
const MaxReturnReason = 300
