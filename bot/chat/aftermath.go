package chat

import (
	"context"
	"time"

	"setara/knowledge"
)

// Aftermaths tell what came of the announcements that officers sent.
type Aftermaths interface {
	// Aftermath is what came of a broadcast beside its counts.
	Aftermath(ctx context.Context, id int64) (knowledge.Aftermath, error)
	// DeliveryPage are up to limit deliveries of a broadcast to chats behind
	// after, by rising chat; those who were forgotten have one below 0.
	DeliveryPage(ctx context.Context, id, after int64, limit int) ([]knowledge.Delivery, error)
	// SentBefore is how many recipients have a message of the broadcast that
	// was sent before that time, and how many have one at all.
	SentBefore(ctx context.Context, id int64, before time.Time) (old, all int, err error)
}
