package knowledge

import "time"

// FeedState is what becomes of a feed at its next turn.
type FeedState string

// The states of feeds.
const (
	// FeedDue: it is read whenever its time has come.
	FeedDue FeedState = "due"
	// FeedHeld: what it holds now was shown to officers, who have not decided;
	// until then nothing of it is taken in.
	FeedHeld FeedState = "held"
	// FeedAccepted: an officer took what was shown; it is taken in next.
	FeedAccepted FeedState = "accepted"
	// FeedStopped: it is not read any more.
	FeedStopped FeedState = "stopped"
)

// FeedHold is why a feed is held.
type FeedHold string

// The reasons to hold a feed.
const (
	// HoldFirst: nobody has seen yet what it holds.
	HoldFirst FeedHold = "first"
	// HoldShrunk: it has less than half of the rows that it had.
	HoldShrunk FeedHold = "shrunk"
	// HoldRejected: more than half of its rows cannot be used.
	HoldRejected FeedHold = "rejected"
	// HoldMoved: more than half of the prices that it changes rose or fell by
	// more than half.
	HoldMoved FeedHold = "moved"
	// HoldChanged: it holds something else by now than what was accepted.
	HoldChanged FeedHold = "changed"
	// HoldMaker: who set it up may not do so any more.
	HoldMaker FeedHold = "maker"
)

// Bounds of feeds.
const (
	// FeedTries is how often in a row a feed may fail before officers are told.
	FeedTries = 3
	// MaxFeeds is how many feeds there are at most, stopped ones aside.
	MaxFeeds = 50
)

// Hours between two readings of a feed: the fewest, the most, and as many as
// there are unless an officer says otherwise.
const (
	LeastFeedHours = 1
	MostFeedHours  = 24 * 7
	DailyFeed      = 24
)

// Feed is an address that is read again and again.
type Feed struct {
	// ID is given by the ledger, from 1.
	ID int64
	// Address is where it is fetched, as package feed makes it. It may hold a
	// secret: it is shown to nobody but officers, and never logged.
	Address string
	// Spec is what is known of the file.
	Spec FileSpec
	// Hours is how often it is read.
	Hours int
	// MadeBy set it up, with what they are called.
	MadeBy     int64
	MadeByName string
	State      FeedState
	// ETag and Modified are of what was taken in or seen to be known, Digest that
	// of the difference that is held, or was skipped last.
	ETag, Modified string
	Digest         string
	// Skipped tells that officers did not want what has that digest.
	Skipped bool
	// Rows is how many it had when it was last taken in or seen to be known; 0
	// before.
	Rows int
	// Run counts how often it was read: an import carries its number.
	Run int64
	// Failures is how often it has failed in a row, Reason why, as a sentence for
	// officers.
	Failures int
	Reason   string
	// Hold is why it is held; empty where it is not. Difference is what was shown.
	Hold       FeedHold
	Difference *FileDifference
	// CheckedAt is when it was last read, ChangedAt when something of it was last
	// taken in, as Import; DueAt when it is read next. Zero for never.
	CheckedAt, ChangedAt, DueAt time.Time
	Import                      int64
	// AcceptedBy took what was shown, in the state for that.
	AcceptedBy int64
}

// Act is by whom what the feed holds now is taken in. Its number is below 0,
// where no message of Telegram has its own, and the same for the same run: one
// that is done again after a crash is found.
func (f *Feed) Act(now time.Time) Act {
	by := f.MadeBy
	if f.State == FeedAccepted {
		by = f.AcceptedBy
	}
	return Act{By: by, Update: -(f.ID<<32 | f.Run), At: now}
}

// Suspicious is why a difference of a feed needs an officer's look; empty where
// it does not.
func (f *Feed) Suspicious(d *FileDifference) FeedHold {
	switch {
	case f.Rows == 0:
		return HoldFirst
	case 2*d.Rows < f.Rows:
		return HoldShrunk
	case 2*d.Rejected > d.Rows:
		return HoldRejected
	case d.Changed >= 10 && 2*d.Moved > d.Changed:
		return HoldMoved
	default:
		return ""
	}
}

// FileVersion identifies what was fetched from an address last, so that the same
// is not sent again: the ETag and the Last-Modified of its answer, either empty.
type FileVersion struct {
	ETag, Modified string
}

// FetchedFile is what came of fetching a file.
type FetchedFile struct {
	// Same tells that nothing has changed since the version that was asked for;
	// then nothing was fetched, and the version is that one.
	Same bool
	// Name is what the file is called, by its answer or its address.
	Name    string
	Version FileVersion
	Bytes   int64
}

// Version is what the feed held when it was taken in, or seen to be known.
func (f *Feed) Version() FileVersion { return FileVersion{ETag: f.ETag, Modified: f.Modified} }

// FeedChange is what an officer does to a feed.
type FeedChange struct {
	// Deed is one of [DeedFeedAdd] and the others of feeds.
	Deed Deed
	// Feed is the new one, of [DeedFeedAdd]; ID the one that the others are about,
	// Digest the difference that the officer has seen, of [DeedFeedTake] and
	// [DeedFeedSkip].
	Feed   *Feed
	ID     int64
	Digest string
}
