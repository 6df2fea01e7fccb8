package chat

import (
	"context"

	"setara/knowledge"
)

// Broadcasts keeps the announcements that officers write.
type Broadcasts interface {
	// Broadcast is the one with that id and its counts, as it was before this
	// turn, or an error that wraps [knowledge.ErrNotFound].
	Broadcast(ctx context.Context, id int64) (knowledge.Broadcast, error)
	// Broadcasts are those of a list with their counts, as they were before
	// this turn, the newest first.
	Broadcasts(ctx context.Context, list knowledge.BroadcastList) ([]knowledge.Broadcast, error)
	// BroadcastNumber is the number of a draft that the message of that update
	// makes: nobody else gets it.
	BroadcastNumber(ctx context.Context, update int64) (int64, error)
	// ChangeBroadcast does an act, and puts it into the audit, where the doer
	// has the right to it when it is stored and the broadcast is still what they
	// have seen.
	ChangeBroadcast(ctx context.Context, change knowledge.BroadcastChange) error
}

// Audience are the people whom announcements may reach.
type Audience interface {
	// CountSegment is how many people a segment is for, and how many of them an
	// announcement about the topic would reach.
	CountSegment(ctx context.Context, s knowledge.Segment, topic knowledge.Topic, today knowledge.Day) (matched, reachable int, err error)
	// SampleRecipient is one of the people whom a segment is for, behind so many
	// others, or an error that wraps [knowledge.ErrNotFound].
	SampleRecipient(ctx context.Context, s knowledge.Segment, today knowledge.Day, skip int) (knowledge.Recipient, error)
	// CountUnfilled is how many of the people whom a segment is for have no
	// value for a placeholder.
	CountUnfilled(ctx context.Context, s knowledge.Segment, of knowledge.Placeholder, today knowledge.Day) (int, error)
}
